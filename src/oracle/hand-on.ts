import { ulp } from '../numeric/format.ts';
import { add, compare, negate, type Rational, subtract } from '../numeric/rational.ts';
import { exponentOf } from '../numeric/words.ts';
import { type Decided, decided, round } from '../reference/decide.ts';
import type { Enclosure } from '../reference/real.ts';
import { type Approximation, above, approximate, ends, exactly, RELATIVE } from './approximation.ts';
import { decideInFixedPoint } from './fixed-tier.ts';
import type { Sheet } from './sheet.ts';
import type { Sticky } from './sticky.ts';

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
  const negative = rational.num < 0n;
  const size = approximate(negative ? negate(rational) : rational);
  const { hi, lo, exponent } = size;
  if (tail.exponent > exponent - TINY || lo !== 0) return false;
  if (compare(exactly(size), negative ? negate(rational) : rational) !== 0) return false;
  const bound = above({ ...tail, exponent: tail.exponent - exponent });
  const [below, beyond] = negative === sign < 0 ? [0, bound] : [bound, 0];
  return sheet.settle(n, negative ? -1 : 1, hi, 0, exponent, below, beyond);
}

/** A tail alone has failed already. */
function byRationals({ format, tiers }: Sheet, { rational, sign, tail }: Sticky): Decided | undefined {
  if (sign !== 0 && rational.num === 0n) return undefined;
  const made =
    sign === 0 ? round({ rational }, format) : decided(enclosure(rational, sign, ends(tail)), format);
  if (!made || (sign !== 0 && !isMeasurable(tail, ulp(made.value, format)))) return undefined;
  tiers.rational++;
  return made;
}

/** Whether so much is known of a tail that something beside it is known to 2^-8 of an ulp. */
function isMeasurable({ exponent }: Approximation, ulp: number): boolean {
  return exponent + 2 + exponentOf(RELATIVE) <= exponentOf(ulp) - 8;
}

function byFixedPoint({ format, tiers }: Sheet, sticky: Sticky): Decided | undefined {
  const made = decideInFixedPoint(sticky, format);
  if (made) tiers.fixedPoint++;
  return made;
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
