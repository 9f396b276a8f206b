import { type Intervals, intervals } from '../accuracy/intervals.ts';
import { LEVELS } from '../contract/level.ts';
import type { Problem } from '../contract/problem.ts';
import { type Outputs, QUANTITIES, type Quantity } from '../contract/quantity.ts';
import { presentedShape } from '../contract/shape.ts';
import { presentedValues } from '../model/presented.ts';
import type { Dtype } from '../numeric/format.ts';
import { ordinal } from '../numeric/ordinal.ts';
import { tensor } from '../numeric/tensor.ts';
import { digits } from '../reference/digits.ts';
import { expected } from '../reference/expected.ts';
import { matrixOf, valuesOf } from '../reference/quantities.ts';
import type { Value } from '../reference/real.ts';
import type { ExpectedRecord } from './schema.ts';
import { writeTensor } from './tensor-record.ts';

const DIGITS = 40;

/**
 * What is expected of the quantities of a problem, each answered in the dtype given: from the reference, and from
 * nothing else.
 * @throws UsageError where the problem has no value by the definition; UndecidedError at the cap of digits
 */
export function derive(problem: Problem, outputs: Outputs): ExpectedRecord[] {
  const truth = expected(problem, outputs);
  const matrix = matrixOf(problem);
  return QUANTITIES.filter((quantity) => outputs[quantity]).map((quantity) => {
    const values = valuesOf(matrix, quantity, problem.reduction === 'none');
    const places = presentedValues(
      Float64Array.from(values, (_, n) => n),
      problem,
      quantity,
    );
    return record(
      quantity,
      presentedShape(problem, quantity),
      outputs[quantity]!,
      inOrder(intervals(truth, quantity), places),
      Array.from(places, (n) => values[n]!),
    );
  });
}

/** The parts of intervals that are recorded, of the elements at these places. */
function inOrder({ format, correct, lo, hi }: Intervals, places: Float64Array): Recorded {
  const pick = (values: Float64Array) => places.map((n) => values[n]!);
  return { format, correct: pick(correct), lo: lo.map(pick), hi: hi.map(pick) };
}

type Recorded = Pick<Intervals, 'format' | 'correct' | 'lo' | 'hi'>;

function record(
  quantity: Quantity,
  shape: readonly number[],
  dtype: Dtype,
  { format, correct, lo, hi }: Recorded,
  values: readonly Value[],
): ExpectedRecord {
  const written = values.map((value) => digits(value, DIGITS));
  const places = Array.from(correct, (value) => ordinal(value, format));
  const distances = (ends: Float64Array) =>
    Array.from(ends, (end, n) => String(ordinal(end, format) - places[n]!));
  const ranges = LEVELS.map((level, k) => [level, { lowest: distances(lo[k]!), highest: distances(hi[k]!) }]);
  return {
    quantity,
    correct: writeTensor(tensor(dtype, shape, correct)),
    digits: written.map(({ text }) => text),
    rest: written.map(({ rest }) => rest),
    levels: Object.fromEntries(ranges) as ExpectedRecord['levels'],
  };
}
