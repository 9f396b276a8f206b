import { LEVELS } from '../contract/level.ts';
import { formatOf } from '../numeric/format.ts';
import { ordinal } from '../numeric/ordinal.ts';
import type { Expectation } from './case.ts';
import type { ExpectedRecord } from './schema.ts';
import { writeTensor } from './tensor-record.ts';

/**
 * An expectation as JSON has it: with limits counted in floats from the correct value.
 * @throws RangeError without digits, which JSON has
 */
export function writeExpected({
  quantity,
  correct,
  digits,
  rest,
  lowest,
  highest,
}: Expectation): ExpectedRecord {
  if (!digits || !rest) throw new RangeError(`${quantity}: JSON has the digits of the true values`);
  const format = formatOf(correct.dtype);
  const places = Array.from(correct.values, (value) => ordinal(value, format));
  const distances = (ends: Float64Array) =>
    Array.from(ends, (end, n) => String(ordinal(end, format) - places[n]!));
  const ranges = LEVELS.map((level) => [
    level,
    { lowest: distances(lowest[level]), highest: distances(highest[level]) },
  ]);
  return {
    quantity,
    correct: writeTensor(correct),
    digits: [...digits],
    rest: [...rest],
    levels: Object.fromEntries(ranges) as ExpectedRecord['levels'],
  };
}
