import { add, type Rational, subtract } from '../numeric/rational.ts';
import { type Decided, decided, round } from '../reference/decide.ts';
import type { Value } from '../reference/real.ts';
import { type Approximation, ends } from './approximation.ts';
import type { Sheet } from './sheet.ts';

/** R + sign * tail, what lies behind the floats of the first tier. */
export interface Sticky {
  readonly rational: Rational;
  readonly sign: -1 | 0 | 1;
  readonly tail?: Approximation;
}

/**
 * Decides what double-double alone could not: by exact rationals and the tail's double-double, else by the definition.
 * @throws UndecidedError if the definition cannot either
 */
export function handOn(sheet: Sheet, n: number, sticky: Sticky, definition: () => Value): void {
  const second = fromRationals(sheet, sticky);
  if (second) sheet.tiers.rational++;
  else sheet.tiers.reference++;
  const { value, side, residual } = second ?? round(definition(), sheet.format);
  sheet.set(n, value, side, residual);
}

function fromRationals({ format }: Sheet, { rational, sign, tail }: Sticky): Decided | undefined {
  if (sign === 0 || !tail) return round({ rational }, format);
  const { low, high } = ends(tail);
  const enclosure =
    sign > 0
      ? { lower: add(rational, low), upper: add(rational, high) }
      : { lower: subtract(rational, high), upper: subtract(rational, low) };
  return decided(enclosure, format);
}
