import * as v from 'valibot';
import { UsageError } from '../contract/errors.ts';
import type { Outputs, Quantity } from '../contract/quantity.ts';
import type { Dtype } from '../numeric/format.ts';
import { derive } from './derive.ts';
import { NOTES } from './flags.ts';
import type { Vector, VectorGroup } from './group.ts';
import { layOut } from './layout.ts';
import { writeProblem } from './problem-record.ts';
import { type CaseRecord, FORMAT, VectorFile } from './schema.ts';

/** The vectors of a group in one dtype, with what is expected of each. */
export function fileOf(group: VectorGroup, dtype: Dtype): VectorFile {
  const vectors = group.vectors(dtype);
  const flags = [...new Set(vectors.flatMap((vector) => vector.flags))].sort();
  return {
    format: FORMAT,
    license: 'CC0-1.0',
    group: group.id,
    dtype,
    title: group.title,
    why: group.why,
    requirements: [...group.requirements],
    flags: Object.fromEntries(flags.map((flag) => [flag, { ...NOTES[flag], seen: [...NOTES[flag].seen] }])),
    cases: vectors.map((vector) => caseOf(group.id, vector)),
  };
}

export function nameOf(group: string, dtype: Dtype): string {
  return `${group}.${dtype}.json`;
}

/** A vector file as text. */
export function encodeFile(file: VectorFile): string {
  return `${layOut(file)}\n`;
}

/**
 * Reads a vector file; whether what it says is true is another question (`differences`).
 * @param name  what to call the file in errors
 * @throws UsageError naming file, case and field, if it is not JSON or not of the form
 */
export function decodeFile(name: string, text: string): VectorFile {
  const result = v.safeParse(VectorFile, parse(name, text), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new UsageError(`${name}: ${placeOf(issue)}${issue.message}`);
}

function caseOf(group: string, { slug, situation, flags, question }: Vector): CaseRecord {
  const { problem, quantities } = question;
  return {
    id: `${group}/${slug}`,
    situation,
    flags: [...flags],
    problem: writeProblem(problem),
    expected: outputsOf(quantities, problem.logits.dtype).flatMap((outputs) => derive(problem, outputs)),
  };
}

/**
 * The dtypes in which quantities are expected: that of the logits, and for the loss of half-precision logits float32 as
 * well, since most implementations answer in it.
 */
function outputsOf(quantities: readonly Quantity[], dtype: Dtype): Outputs[] {
  const own = Object.fromEntries(quantities.map((quantity) => [quantity, dtype]));
  const half = dtype === 'float16' || dtype === 'bfloat16';
  return half && quantities.includes('cross_entropy') ? [own, { cross_entropy: 'float32' }] : [own];
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${name}: not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Where an issue lies, the case by its id where it has one: `gap-sweep/winner-17, expected.0.digits: `. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? [];
  const inCase = path.length > 1 && path[0]?.key === 'cases';
  const id = inCase ? (path[1]?.value as { id?: unknown } | null)?.id : undefined;
  const keys = path.map(({ key }) => String(key));
  if (typeof id === 'string') return `${id}, ${keys.slice(2).join('.')}: `;
  return keys.length > 0 ? `${keys.join('.')}: ` : '';
}
