import { type Intervals, intervals } from './accuracy/intervals.ts';
import { errorInFloats, judge as judgeNumbers } from './accuracy/judge.ts';
import { requireOneOf } from './cases/one-of.ts';
import { type PlainProblem, problemOf } from './cases/plain-problem.ts';
import { type Numbers, tensorOf } from './cases/plain-tensor.ts';
import { UsageError } from './contract/errors.ts';
import type { Held } from './contract/level.ts';
import { QUANTITIES, type Quantity } from './contract/quantity.ts';
import { answerLength, presentedShape } from './contract/shape.ts';
import { presentedValues, valuesByRow } from './model/presented.ts';
import { DTYPES, type Dtype } from './numeric/format.ts';
import { expected } from './oracle/expected.ts';

/** How good an answer is. */
export interface Judgement {
  /** The highest level at which all elements are acceptable; `none` where some are at no level. */
  readonly level: Held;
  /** The true values, correctly rounded to the dtype of the answer, row-major. */
  readonly exact: Float64Array;
  /** The element furthest off, whether or not some levels say anything of it; the first of equals. */
  readonly worst: {
    /** Where it is: row and class, or one number for each axis; none of a loss that stands alone. */
    readonly index: readonly number[];
    readonly answer: number;
    readonly exact: number;
    /** How many floats lie between it and the true value; infinite for NaN. */
    readonly floats: number;
  };
  /** One sentence on the element that holds the level down; absent at `exact`. */
  readonly complaint?: string;
}

/**
 * Holds an answer against the true values of a problem.
 * @param answer as the problem has it: a list a row, a number for a reduced loss, or all numbers in one flat array
 * @param output the dtype of the answer; that of the logits unless given
 * @throws UsageError where the problem makes no sense or has no value, or the answer has another size;
 *   UndecidedError at the reference's cap of digits
 */
export function judge(
  plain: PlainProblem,
  quantity: Quantity,
  answer: number | Numbers,
  output?: Dtype,
): Judgement {
  const problem = problemOf(plain);
  const dtype = output ?? problem.logits.dtype;
  requireOneOf('quantity', quantity, QUANTITIES);
  requireOneOf('output', dtype, DTYPES);
  const given = tensorOf('answer', typeof answer === 'number' ? [answer] : answer, dtype).values;
  const length = answerLength(problem, quantity);
  if (given.length !== length)
    throw new UsageError(
      `answer: it has ${given.length} numbers, and ${quantity} of this problem has ${length}`,
    );
  const acceptable = intervals(expected(problem, { [quantity]: dtype }), quantity);
  const answered = valuesByRow(given, problem, quantity);
  const { holds: level, complaint } = judgeNumbers(acceptable, answered);
  const places = presentedValues(
    Float64Array.from(given, (_, n) => n),
    problem,
    quantity,
  );
  const shape = presentedShape(problem, quantity);
  const worst = furthest(acceptable, answered);
  return {
    level,
    exact: presentedValues(acceptable.correct, problem, quantity),
    worst: {
      index: indexOf(places.indexOf(worst), shape),
      answer: answered[worst]!,
      exact: acceptable.correct[worst]!,
      floats: errorInFloats(acceptable, worst, answered[worst]!),
    },
    ...(complaint !== undefined && { complaint }),
  };
}

/** Where the element furthest off is. A mark does not measure those that some level only forgives. */
function furthest(acceptable: Intervals, answer: Float64Array): number {
  const errors = Array.from(answer, (one, n) => errorInFloats(acceptable, n, one));
  return errors.reduce((worst, error, n) => (error > errors[worst]! ? n : worst), 0);
}

/** The index of element n of a row-major tensor. */
function indexOf(n: number, shape: readonly number[]): number[] {
  let left = n;
  const reversed = shape.toReversed().map((side) => {
    const place = left % side;
    left = (left - place) / side;
    return place;
  });
  return reversed.reverse();
}
