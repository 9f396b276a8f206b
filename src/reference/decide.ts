import { UndecidedError } from '../contract/errors.ts';
import { type Format, formatOf, ulp } from '../numeric/format.ts';
import { compare, divide, exact, type Rational, subtract } from '../numeric/rational.ts';
import { roundRational } from '../numeric/round.ts';
import { Precision } from './precision.ts';
import { type Enclosure, enclose, type Value } from './real.ts';

/** A float, the sign of v - value, and about (v - value) / ulp(value), in [-1/2, 1/2]. */
export interface Decided {
  readonly value: number;
  readonly side: -1 | 0 | 1;
  readonly residual: number;
}

/** The precisions tried, in digits, up to the cap of 4 650 bits. The first decides all but one element in 10^7. */
const PRECISIONS = [25, 50, 100, 200, 400, 800, 1400].map((digits) => new Precision(digits));

/**
 * Walks up the precisions until `decision` no longer answers `undefined`. Ends for every value of the model, because an
 * irrational number is not a rounding boundary (spec/termination.md); the cap is there for what may take 10^15 digits.
 *
 * @throws UndecidedError at the cap
 */
export function refine<T>(decision: (precision: Precision) => T | undefined): T {
  for (const precision of PRECISIONS) {
    const made = decision(precision);
    if (made !== undefined) return made;
  }
  throw new UndecidedError(`a rounding is not decided by ${PRECISIONS.at(-1)?.digits} digits`);
}

/**
 * Rounds a value of the model once, to nearest, ties to even, overflow and subnormals included.
 *
 * @throws UndecidedError where the cap of digits does not decide; it never guesses
 */
export function round(value: Value, format: Format): Decided {
  if ('infinite' in value) return { value: value.infinite * Infinity, side: 0, residual: 0 };
  if (!value.tail) {
    const rounded = roundRational(value.rational, format, 0);
    return measured(rounded, sideOf(value.rational, rounded), value.rational, format);
  }
  return refine((precision) => decided(enclose(value, precision), format));
}

/** What an enclosure of an irrational value decides of its rounding, if it does. */
export function decided({ lower, upper }: Enclosure, format: Format): Decided | undefined {
  const rounded = roundRational(lower, format, 1);
  if (rounded !== roundRational(upper, format, -1)) return undefined;
  if (rounded === Infinity) return measured(rounded, -1, lower, format);
  if (rounded === -Infinity) return measured(rounded, 1, lower, format);
  const float = exact(rounded);
  if (compare(float, lower) <= 0) return measured(rounded, 1, lower, format);
  if (compare(float, upper) >= 0) return measured(rounded, -1, upper, format);
  return undefined;
}

function sideOf(value: Rational, rounded: number): -1 | 0 | 1 {
  if (!Number.isFinite(rounded)) return rounded > 0 ? -1 : 1;
  return compare(value, exact(rounded));
}

function measured(value: number, side: -1 | 0 | 1, near: Rational, format: Format): Decided {
  if (side === 0 || !Number.isFinite(value)) return { value, side, residual: 0 };
  const inUlps = divide(subtract(near, exact(value)), exact(ulp(value, format)));
  const residual = roundRational(inUlps, formatOf('float64'), 0);
  return { value, side, residual: Math.max(-0.5, Math.min(0.5, residual)) };
}
