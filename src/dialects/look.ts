import { intervals } from '../accuracy/intervals.ts';
import { judge } from '../accuracy/judge.ts';
import { isSpoilt } from '../accuracy/spoilt.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Answer } from '../contract/question.ts';
import type { Dtype } from '../numeric/format.ts';
import { expected } from '../oracle/expected.ts';

/** What was asked of a quantity, and the dtype of its answer. */
export interface Asked {
  readonly problem: Problem;
  readonly quantity: Quantity;
  readonly output: Dtype;
  /** The answers to the same question asked again, where it is. */
  readonly again: readonly Answer[];
}

/** Whether an answer looks like an outcome. */
export type Look = (answer: Answer, asked: Asked) => boolean;

/** Turned down, with whatever reason. */
export const refused: Look = ({ kind }) => kind === 'refused' || kind === 'unsupported';

/** Numbers of which this is so. */
export function numbers(holds: (values: Float64Array, asked: Asked) => boolean): Look {
  return (answer, asked) => answer.kind === 'value' && holds(answer.values, asked);
}

/** All numbers are this one. */
export const all = (value: number): Look => numbers((values) => values.every((one) => one === value));

/** NaN somewhere, and beside it no number that a row cannot have. */
export const nan: Look = numbers((values, { quantity }) => isSpoilt(quantity, values));

/** Within `safe` of the answer to another problem: the one that the outcome makes of it. */
export function asIn(other: (problem: Problem) => Problem): Look {
  return numbers((values, { problem, quantity, output }) => {
    const truth = intervals(expected(other(problem), { [quantity]: output }), quantity);
    return values.length === truth.correct.length && judge(truth, values).holds !== 'none';
  });
}

/** The look of each quantity by its own. */
export function each(looks: Readonly<Partial<Record<Quantity, Look>>>): Look {
  return (answer, asked) => looks[asked.quantity]?.(answer, asked) ?? false;
}
