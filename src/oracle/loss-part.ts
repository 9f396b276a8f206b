import type { Rational } from '../numeric/rational.ts';
import { type Approximation, approximate, NOTHING, product, scaled } from './approximation.ts';
import { at, type Columns } from './columns.ts';
import { add, dd } from './double-double.ts';
import type { Row } from './row.ts';

/** The two parts of a row loss, both sums of positive products: -sum_j T_j d_j, and tau ln S. */
export interface LossPart {
  /** A class with weight is absent. */
  readonly infinite: boolean;
  readonly linear: Approximation;
  readonly curved: Approximation;
}

/** Beside 1, what is this many places lower may be left out. */
const FAR = 400;

/**
 * @param support the places of the cells with T > 0
 * @param weight T of all cells
 */
export function lossPart(row: Row, support: readonly number[], weight: Columns, total: Rational): LossPart {
  const { gap, rest } = row.cells;
  let linear = NOTHING;
  for (const n of support) {
    if (row.isAbsent(n)) return { infinite: true, linear: NOTHING, curved: NOTHING };
    if (!row.isMax(n)) linear = plus(linear, product(at(weight, n), scaled(dd(-gap[n]!, -rest[n]!))));
  }
  return { infinite: false, linear, curved: product(approximate(total), row.logSum) };
}

/** The sum of two approximations; one that is too small to show is left out. */
export function plus(a: Approximation, b: Approximation): Approximation {
  if (a.hi === 0) return b;
  if (b.hi === 0) return a;
  const [large, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const place = small.exponent - large.exponent;
  if (place < -FAR) return large;
  const unit = 2 ** place;
  return scaled(add(large, dd(small.hi * unit, small.lo * unit)), large.exponent);
}
