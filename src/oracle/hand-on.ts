import { add, compare, negate, type Rational, subtract } from '../numeric/rational.ts';
import { type Decided, decided, round } from '../reference/decide.ts';
import type { Enclosure, Value } from '../reference/real.ts';
import { type Approximation, above, approximate, ends, exactly } from './approximation.ts';
import { type Ball, Precision, shifted, VANISHING } from './ball.ts';
import { decideBetween } from './interval.ts';
import type { Sheet } from './sheet.ts';

/** R + sign * tail, what lies behind the floats of the first tier; without a sign there is no tail. */
export interface Sticky {
  readonly rational: Rational;
  readonly sign: -1 | 0 | 1;
  readonly tail: Approximation;
  /** Binary places with fewer of which the tail is not worth trying in fixed point. */
  readonly places: number;
  /** The tail in fixed point. */
  finer(precision: Precision): Ball;
  /** The definition. */
  definition(): Value;
}

/** Places beyond the bits asked for: room for the units of the longest sums. */
const GUARD = 64;

/**
 * The precisions of the fixed-point tier. Logits around 2^-1074 need 1 100 or 2 200 bits; the last is where the reference
 * gives up.
 */
const PRECISIONS = [128, 256, 512, 1152, 2304, 4608].map((bits) => new Precision(bits + GUARD));

/** Of a tail this many places below the rational nothing matters but its presence. */
const TINY = 70;

/**
 * Decides what double-double alone could not: by the rational and the tail's double-double, then in fixed point, else by
 * the definition.
 * @throws UndecidedError if the definition cannot either
 */
export function handOn(sheet: Sheet, n: number, sticky: Sticky): void {
  if (byFloats(sheet, n, sticky)) return;
  const made = byRationals(sheet, sticky) ?? byFixedPoint(sheet, sticky) ?? byDefinition(sheet, sticky);
  sheet.set(n, made.value, made.side, made.residual);
}

/** Where there is a tail alone, or a float and a tail so small that nothing but its presence matters. */
function byFloats(sheet: Sheet, n: number, { rational, sign, tail }: Sticky): boolean {
  if (sign === 0) return false;
  if (rational.num === 0n) return sheet.settleBy(n, sign, tail);
  const outward = rational.num < 0n === sign < 0;
  const size = rational.num < 0n ? negate(rational) : rational;
  const { hi, lo, exponent } = approximate(size);
  if (tail.exponent > exponent - TINY || lo !== 0) return false;
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

/** A tail alone has failed already. */
function byRationals({ format, tiers }: Sheet, { rational, sign, tail }: Sticky): Decided | undefined {
  if (sign !== 0 && rational.num === 0n) return undefined;
  const made =
    sign === 0 ? round({ rational }, format) : decided(enclosure(rational, sign, ends(tail)), format);
  if (made) tiers.rational++;
  return made;
}

function byFixedPoint({ format, tiers }: Sheet, sticky: Sticky): Decided | undefined {
  // Of a tail this small the rationals knew as much.
  if (sticky.sign === 0 || sticky.tail.exponent < VANISHING) return undefined;
  const useful = PRECISIONS.filter(({ bits }) => bits > sticky.places);
  for (const precision of useful) {
    const tail = sticky.finer(precision);
    if (tail.units === Number.POSITIVE_INFINITY) return undefined;
    const { low, high, exponent } = between(sticky.rational, sticky.sign, tail, precision);
    const made = decideBetween(low, high, exponent, format);
    if (made) {
      tiers.fixedPoint++;
      return made;
    }
  }
  return undefined;
}

/** Two whole numbers of which 2^exponent times hold R + sign * tail strictly between them. */
function between(rational: Rational, sign: -1 | 1, tail: Ball, precision: Precision) {
  const { exponent } = tail;
  const radius = precision.radius(tail);
  const [least, most] = [tail.mantissa - radius, tail.mantissa + radius];
  if (rational.num === 0n) {
    return sign > 0 ? { low: least, high: most, exponent } : { low: -most, high: -least, exponent };
  }
  const { num, den } = shifted(rational, -exponent);
  const floor = num >= 0n ? num / den : (num - den + 1n) / den;
  return sign > 0
    ? { low: floor + least, high: floor + 1n + most, exponent }
    : { low: floor - most, high: floor + 1n - least, exponent };
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
