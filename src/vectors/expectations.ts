import { intervals } from '../accuracy/intervals.ts';
import type { Expected } from '../contract/expected.ts';
import { LEVELS } from '../contract/level.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { presentedShape } from '../contract/shape.ts';
import { presentedValues } from '../model/presented.ts';
import { tensor } from '../numeric/tensor.ts';
import type { Expectation, Limits } from './case.ts';

/** What is expected of each quantity of which the truth is known, in the order of QUANTITIES. */
export function expectationsOf(truth: Expected): Expectation[] {
  const { problem, quantities } = truth;
  return QUANTITIES.flatMap((quantity) => {
    const rounded = quantities[quantity];
    if (!rounded) return [];
    const { correct, lo, hi } = intervals(truth, quantity);
    const inOrder = (values: Float64Array) => presentedValues(values, problem, quantity);
    const limits = (ends: readonly Float64Array[]) =>
      Object.fromEntries(LEVELS.map((level, k) => [level, inOrder(ends[k]!)])) as Limits;
    return {
      quantity,
      correct: tensor(rounded.dtype, presentedShape(problem, quantity), inOrder(correct)),
      lowest: limits(lo),
      highest: limits(hi),
    };
  });
}
