import type { Format } from '../../numeric/format.ts';
import { exponentOf, powerOfTwo } from '../../numeric/words.ts';
import { settle } from './settle.ts';

const LARGEST_PLAIN = 1 << 20;

/**
 * Numbers of the format that a person would rather read, the plainest first: zero, positive, whole, smaller, with
 * fewer digits. Each is smaller in size than `value`, or is its opposite where that is positive: no chain is endless.
 */
export function* simplerNumbers(value: number, format: Format): Generator<number> {
  if (value === 0) return;
  yield 0;
  if (!Number.isFinite(value)) return;
  if (value < 0) yield -value;
  const size = Math.abs(value);
  const sign = Math.sign(value);
  for (const smaller of Number.isInteger(size) && size <= LARGEST_PLAIN
    ? nearerZero(size)
    : fewerDigits(size)) {
    const settled = settle(smaller, format);
    if (settled > 0 && settled < size) yield sign * settled;
  }
}

/** Half of a whole number, three quarters of it, and so on up to its predecessor. */
function* nearerZero(size: number): Generator<number> {
  for (let step = Math.ceil(size / 2); step > 1; step = Math.ceil(step / 2)) yield size - step;
  yield size - 1;
}

function* fewerDigits(size: number): Generator<number> {
  if (size <= LARGEST_PLAIN) yield Math.trunc(size);
  const exponent = exponentOf(size);
  for (let down = exponent >> 1; size > LARGEST_PLAIN && down >= 1; down >>= 1)
    yield size * powerOfTwo(-down);
  for (const bits of [1, 2, 4, 8, 16, 32]) {
    const unit = powerOfTwo(Math.max(exponent - bits + 1, -1074));
    yield Math.trunc(size / unit) * unit;
  }
}
