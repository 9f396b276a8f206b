import type { Format } from '../numeric/format.ts';
import type { Rational } from '../numeric/rational.ts';
import type { Decided } from '../reference/decide.ts';
import { type Ball, Precision, shifted, VANISHING } from './ball.ts';
import { decideBetween } from './interval.ts';
import type { Sticky } from './sticky.ts';

/** Places beyond the bits asked for: room for the units of the longest sums. */
const GUARD = 64;

/**
 * The precisions tried, in bits. Logits around 2^-1074 need 1 100 or 2 200; the last is where the reference gives up.
 */
const PRECISIONS = [128, 256, 512, 1152, 2304, 4608].map((bits) => new Precision(bits + GUARD));

/** What whole numbers of some length decide, if any of the lengths does. */
export function decideInFixedPoint(sticky: Sticky, format: Format): Decided | undefined {
  const { rational, sign, tail, places } = sticky;
  // Of a tail this small the rationals knew as much.
  if (sign === 0 || tail.exponent < VANISHING) return undefined;
  for (const precision of PRECISIONS) {
    if (precision.bits <= places) continue;
    const ball = sticky.finer(precision);
    if (ball.units === Number.POSITIVE_INFINITY) return undefined;
    const { low, high } = between(rational, sign, ball, precision.radius(ball));
    const made = decideBetween(low, high, ball.exponent, format);
    if (made) return made;
  }
  return undefined;
}

/** Two whole numbers with R + sign * tail strictly between them, in units of the last place of the tail. */
function between(rational: Rational, sign: -1 | 1, { mantissa, exponent }: Ball, radius: bigint) {
  const least = mantissa - radius;
  const most = mantissa + radius;
  if (rational.num === 0n) return sign > 0 ? { low: least, high: most } : { low: -most, high: -least };
  const { num, den } = shifted(rational, -exponent);
  const floor = num >= 0n ? num / den : (num - den + 1n) / den;
  return sign > 0
    ? { low: floor + least, high: floor + 1n + most }
    : { low: floor - most, high: floor + 1n - least };
}
