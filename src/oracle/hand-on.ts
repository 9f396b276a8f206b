import { add, compare, negate, type Rational, subtract } from '../numeric/rational.ts';
import { type Decided, decided, round } from '../reference/decide.ts';
import type { Enclosure, Value } from '../reference/real.ts';
import { type Approximation, above, approximate, ends, exactly } from './approximation.ts';
import { type Ball, Precision, VANISHING } from './ball.ts';
import type { Sheet } from './sheet.ts';

/** R + sign * tail, what lies behind the floats of the first tier; without a sign there is no tail. */
export interface Sticky {
  readonly rational: Rational;
  readonly sign: -1 | 0 | 1;
  readonly tail: Approximation;
  /** The tail in fixed point. */
  finer(precision: Precision): Ball;
  /** The definition. */
  definition(): Value;
}

/** Places beyond the bits asked for: room for the units of the longest sums. */
const GUARD = 64;

/** The precisions of the fixed-point tier. The last nearly reaches the 4 650 bits at which the reference gives up. */
const PRECISIONS = [128, 256, 512, 1024, 2048, 4096].map((bits) => new Precision(bits + GUARD));

/**
 * Decides what double-double alone could not: by the rational and the tail's double-double, then in fixed point, else by
 * the definition.
 * @throws UndecidedError if the definition cannot either
 */
export function handOn(sheet: Sheet, n: number, sticky: Sticky): void {
  if (byPresence(sheet, n, sticky)) return;
  const { value, side, residual } =
    byRationals(sheet, sticky) ?? byFixedPoint(sheet, sticky) ?? byDefinition(sheet, sticky);
  sheet.set(n, value, side, residual);
}

/** Where the rational is a float, and the tail so small that nothing but its presence matters. */
function byPresence(sheet: Sheet, n: number, { rational, sign, tail }: Sticky): boolean {
  if (sign === 0 || rational.num === 0n) return false;
  const outward = rational.num < 0n === sign < 0;
  const size = rational.num < 0n ? negate(rational) : rational;
  const { hi, lo, exponent } = approximate(size);
  if (tail.exponent >= exponent || lo !== 0) return false;
  if (compare(exactly({ hi, lo, exponent }), size) !== 0) return false;
  const bound = above({ ...tail, exponent: tail.exponent - exponent });
  return sheet.settle(
    n,
    rational.num < 0n ? -1 : 1,
    hi,
    0,
    exponent,
    outward ? 0 : bound,
    outward ? bound : 0,
  );
}

function byRationals({ format, tiers }: Sheet, { rational, sign, tail }: Sticky): Decided | undefined {
  const made =
    sign === 0 ? round({ rational }, format) : decided(enclosure(rational, sign, ends(tail)), format);
  if (made) tiers.rational++;
  return made;
}

function byFixedPoint(
  { format, tiers }: Sheet,
  { rational, sign, tail, finer }: Sticky,
): Decided | undefined {
  // Of a tail this small the rationals knew as much.
  if (sign === 0 || tail.exponent < VANISHING) return undefined;
  for (const precision of PRECISIONS) {
    const made = decided(enclosure(rational, sign, precision.ends(finer(precision))), format);
    if (made) {
      tiers.fixedPoint++;
      return made;
    }
  }
  return undefined;
}

function byDefinition({ format, tiers }: Sheet, { definition }: Sticky): Decided {
  tiers.reference++;
  return round(definition(), format);
}

function enclosure(
  rational: Rational,
  sign: -1 | 1,
  { low, high }: { readonly low: Rational; readonly high: Rational },
): Enclosure {
  return sign > 0
    ? { lower: add(rational, low), upper: add(rational, high) }
    : { lower: subtract(rational, high), upper: subtract(rational, low) };
}
