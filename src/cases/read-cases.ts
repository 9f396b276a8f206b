import type * as v from 'valibot';
import { type Bar, levelAt } from '../contract/bar.ts';
import { UsageError } from '../contract/errors.ts';
import type { Level } from '../contract/level.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Dtype } from '../numeric/format.ts';
import { read } from '../numeric/text.ts';
import { quote } from '../subjects/quote.ts';
import { readTensor } from '../subjects/tensor-text.ts';
import { valid } from '../subjects/valid.ts';
import {
  CaseText,
  FindingText,
  type Nested,
  ProblemText,
  QuestionText,
  ReportText,
  type TensorOf,
} from './case-text.ts';
import type { Given } from './given.ts';
import { problemOf } from './plain-problem.ts';
import type { Numbers } from './plain-tensor.ts';

/** What a part of a run is told that is taken for the whole. */
export const SHARD =
  'it is a shard; make a report of all of them first, with softproof merge --report json=PATH';

/**
 * The cases in a JSON text: those of all counterexamples of a report, or that of one finding, or a case by itself: its
 * questions, with the check that judges them or without; or a question alone, or even its problem.
 * @param name where the text stands, for messages
 * @throws UsageError if it is none of these, naming the field that is wrong
 */
export function readCases(name: string, text: string): readonly Given[] {
  try {
    return casesIn(name, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${name}: not JSON: ${quote(error.message)}`);
    if (error instanceof RangeError || error instanceof UsageError)
      throw new UsageError(`${name}: ${error.message}`);
    throw error;
  }
}

function casesIn(name: string, value: unknown): readonly Given[] {
  const has = (field: string) => typeof value === 'object' && value !== null && field in value;
  if (has('result')) {
    const { subject, asked, asked_of: except = [], findings } = valid(ReportText, value).result;
    return findings
      .filter((finding) => isReplayed(finding))
      .map((finding, k) => ({
        ...findingCase(`${name}#${k + 1}`, valid(FindingText, finding)),
        level: levelOf(finding, { level: asked, except }),
        ...(subject && { of: subject.name }),
      }));
  }
  if (has('shard')) throw new RangeError(SHARD);
  if (has('counterexample')) return [findingCase(name, valid(FindingText, value))];
  if (has('questions')) return [caseOf(name, valid(CaseText, value))];
  if (has('problem')) return [caseOf(name, { questions: [valid(QuestionText, value)] })];
  if (has('logits')) return [caseOf(name, { questions: [{ problem: valid(ProblemText, value) }] })];
  throw new RangeError(
    'no case; it is a report, a finding of one, or an object with "questions", or with "logits"',
  );
}

/** The level that was asked of a finding. */
function levelOf({ quantity, dtype }: { quantity?: unknown; dtype?: unknown }, bar: Bar): Level {
  const place = { quantity: quantity as Quantity, dtype: dtype as Dtype };
  return levelAt(bar, place);
}

/**
 * Whether a finding of a report has a case: those that have are counted from 1. What broke in a probe of something undeclared is
 * skipped by its run, and has none.
 */
export function isReplayed({
  status,
  counterexample,
}: {
  status?: unknown;
  counterexample?: unknown;
}): boolean {
  return counterexample !== undefined && status !== 'skip';
}

function findingCase(
  name: string,
  { counterexample, level: _, ...about }: v.InferOutput<typeof FindingText>,
) {
  return caseOf(name, { ...about, ...counterexample });
}

/** What broke was one question of those of the check: it is judged by itself. */
function caseOf(
  name: string,
  { check, quantity, level, status, questions }: v.InferOutput<typeof CaseText>,
): Given {
  const broke = status === 'broken';
  return {
    name,
    ...(check !== undefined && !broke && { check }),
    ...(quantity && { quantity }),
    ...(level && { level }),
    ...(broke && { broke }),
    questions: questions.map((question) => questionOf(question, quantity)),
  };
}

/** What is asked, where that is not said: what is judged, or else all that there can be. */
function questionOf({ quantities, problem: text }: QuestionText, judged: Quantity | undefined): Question {
  const { logits, dtype: said, probabilities, weights, label_smoothing, ignore_index, upstream, axis } = text;
  const dtype = said ?? ('bits' in logits ? logits.dtype : 'float64');
  const numbers = (tensor: TensorOf) => numbersOf(tensor, dtype);
  const problem = problemOf({
    logits: numbers(logits),
    dtype,
    ...(text.labels && { labels: text.labels }),
    ...(probabilities && { targets: numbers(probabilities) }),
    ...(text.reduction && { reduction: text.reduction }),
    ...(weights && { weights: numbers(weights) }),
    ...(label_smoothing !== undefined && { labelSmoothing: label_smoothing }),
    ...(ignore_index !== undefined && { ignoreIndex: ignore_index }),
    ...(upstream && { upstream: numbers(upstream) }),
    ...(axis !== undefined && { axis }),
  });
  const all = problem.targets ? QUANTITIES : QUANTITIES.slice(0, 2);
  return { problem, quantities: quantities ?? (judged ? [judged] : all) };
}

/** Numbers as lists, or bit by bit. */
function numbersOf(tensor: TensorOf, dtype: Dtype): Numbers {
  if (!('bits' in tensor)) return tensor.map(numberOf);
  if (tensor.dtype !== dtype)
    throw new RangeError(`a tensor is ${tensor.dtype}, and the logits are ${dtype}`);
  return readTensor(tensor);
}

function numberOf(one: Nested): Numbers | number {
  if (typeof one === 'string') return read(one)!;
  return typeof one === 'number' ? one : one.map(numberOf);
}
