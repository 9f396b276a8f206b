import type { Rational } from '../numeric/rational.ts';
import { type Approximation, approximate, NOTHING, product, scaled } from './approximation.ts';
import type { Columns } from './columns.ts';
import { add, dd } from './double-double.ts';
import { FAR, weightedGaps } from './loops.ts';
import { twoTo } from './powers-of-two.ts';
import { BLOCK, type Row } from './row.ts';

/** The two parts of a row loss, both sums of positive products: -sum_j T_j d_j, and tau ln S. */
export interface LossPart {
  /** A class with weight is absent. */
  readonly infinite: boolean;
  readonly linear: Approximation;
  readonly curved: Approximation;
}

/** @param weight T of all cells of the row, asked for only where several have some */
export function lossPart(
  row: Row,
  support: readonly number[],
  total: Rational,
  weight: () => Columns,
): LossPart {
  const { cells, from, logSum } = row;
  const { gap, rest } = cells;
  const tau = approximate(total);
  const curved = product(tau, logSum);
  if (support.some((j) => row.isAbsent(from + j))) return { infinite: true, linear: NOTHING, curved };
  if (support.length > 1) {
    return { infinite: false, linear: sumOfWeightedGaps(weight(), row), curved };
  }
  const [label] = support;
  if (label === undefined) return { infinite: false, linear: NOTHING, curved };
  const linear = product(tau, scaled(dd(-gap[from + label]!, -rest[from + label]!)));
  return { infinite: false, linear, curved };
}

/** -sum_j T_j d_j, block by block, as r is summed. */
function sumOfWeightedGaps(weight: Columns, { cells: { gap, rest }, from, to }: Row): Approximation {
  let sum = NOTHING;
  for (let n = from; n < to; n += BLOCK) {
    sum = plus(sum, weightedGaps(weight, gap, rest, n, Math.min(n + BLOCK, to)));
  }
  return sum;
}

/** The sum of two approximations; one that is too small to show is left out. */
export function plus(a: Approximation, b: Approximation): Approximation {
  if (a.hi === 0) return b;
  if (b.hi === 0) return a;
  const [large, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const place = small.exponent - large.exponent;
  if (place < -FAR) return large;
  const unit = twoTo(place);
  return scaled(add(large, dd(small.hi * unit, small.lo * unit)), large.exponent);
}
