import * as v from 'valibot';
import { UsageError } from '../contract/errors.ts';
import { plainWords } from '../contract/plain-words.ts';
import type { VectorCase } from './case.ts';
import { writeExpected } from './expected-record.ts';
import { notesOf } from './formats/contents.ts';
import type { Batch } from './formats/format.ts';
import { writeProblem } from './problem-record.ts';
import { type CaseRecord, FORMAT, VectorFile } from './schema.ts';

/** A batch as a vector file has it. */
export function fileOf({ group, dtype, cases, excerpt }: Batch): VectorFile {
  return {
    format: FORMAT,
    license: 'CC0-1.0',
    group: group.id,
    dtype,
    title: group.title,
    why: group.why,
    requirements: [...group.requirements],
    ...(excerpt && { excerpt }),
    flags: notesOf(cases.flatMap((one) => one.flags)) as VectorFile['flags'],
    cases: cases.map(record),
  };
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
  throw new UsageError(`${name}: ${placeOf(issue)}${plainWords(issue)}`);
}

function record({ id, situation, flags, problem, expected }: VectorCase): CaseRecord {
  return {
    id,
    situation,
    flags: [...flags],
    problem: writeProblem(problem),
    expected: expected.map(writeExpected),
  };
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
