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
  return refineInFixedPoint(sticky, ({ low, high, exponent }) => decideBetween(low, high, exponent, format));
}

/** Two whole numbers with the true value strictly between them, in units of 2^exponent. */
export interface Bracket {
  readonly low: bigint;
  readonly high: bigint;
  readonly exponent: number;
}

/** Walks up the precisions until `decision` no longer answers `undefined`; undefined where it always does, or nothing is known of the tail but its size. */
export function refineInFixedPoint<T>(
  { rational, sign, tail, places, finer }: Sticky,
  decision: (bracket: Bracket) => T | undefined,
): T | undefined {
  // Of a tail this small the rationals knew as much.
  if (sign === 0 || tail.exponent < VANISHING) return undefined;
  for (const precision of PRECISIONS) {
    if (precision.bits <= places) continue;
    const ball = finer(precision);
    if (ball.units === Number.POSITIVE_INFINITY) return undefined;
    const { low, high } = between(rational, sign, ball, precision.radius(ball));
    const made = decision({ low, high, exponent: ball.exponent });
    if (made !== undefined) return made;
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
