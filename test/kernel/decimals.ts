import { Decimal } from 'decimal.js';
import type { Wide } from '../../src/kernel/wide.ts';
import { exact } from '../../src/numeric/rational.ts';

/** Sixty digits, more than any bound here needs. */
export const D = Decimal.clone({ precision: 60, maxE: 9e15, minE: -9e15 });

/** The sum of floats, to sixty digits. */
export function decimal(...values: number[]): Decimal {
  return values
    .map((value) => exact(value))
    .reduce((sum, { num, den }) => sum.plus(new D(num.toString()).div(den.toString())), new D(0));
}

/** A wide number, to sixty digits. */
export function wideDecimal({ pair, places }: Wide): Decimal {
  return decimal(pair.hi, pair.lo).times(new D(2).pow(places));
}

/** log2 of the relative error; -200 where there is none. */
export function errorBits(found: Decimal, right: Decimal): number {
  const relative = found.minus(right).abs().div(right);
  return relative.isZero() ? -200 : Number(new D(relative).log(2).toString());
}
