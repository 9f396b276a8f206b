import { exponentOf } from '../numeric/words.ts';
import { type Approximation, beside1, NOTHING, product, quotient, scaled } from './approximation.ts';
import type { Columns } from './columns.ts';
import { add, type DoubleDouble, dd, divide, negate, twoSum } from './double-double.ts';
import { exponentials } from './exponentials.ts';
import { log1p } from './log1p.ts';
import { LEAST_POWER, POWERS_OF_TWO } from './powers-of-two.ts';

/** What is known of each logit of a problem, N x C, row-major. */
export interface Cells {
  readonly logits: Float64Array;
  /**
   * d_j = gap + rest, exactly. An absent class has the gap -infinity and no rest; where x_j - m overflows, both are
   * -infinity.
   */
  readonly gap: Float64Array;
  readonly rest: Float64Array;
  /** e^{d_j}. */
  readonly power: Columns;
}

/** Terms this many places below the largest one are left out of a sum: 2^30 of them are still below 2^-169 of it. */
const NEGLIGIBLE_PLACES = 200;

/** So many terms are summed with their low parts in float64 alone; spec/oracle.md, "Sums". */
export const BLOCK = 256;

/** One row of logits as the double-double tier knows it. Symbols as in spec/termination.md; n is the place of a cell. */
export class Row {
  readonly cells: Cells;
  readonly from: number;
  readonly to: number;
  readonly max: number;
  /** k, and whether no class lies below the maximum. */
  readonly ties: number;
  readonly flat: boolean;
  /** Whether the gap of some class is no finite float. */
  readonly overflows: boolean;
  /** r, 0 for a flat row; S; 1/S; ln S, 0 where S = 1. */
  readonly others: Approximation;
  readonly sum: DoubleDouble;
  readonly inverse: Approximation;
  readonly logSum: Approximation;
  private knownPlaces?: number;

  /** Fills in cells `from` to `to` - 1, one row. */
  constructor(cells: Cells, from: number, to: number) {
    this.cells = cells;
    this.from = from;
    this.to = to;
    this.max = largest(cells.logits, from, to);
    const { ties, finite, overflows } = measureGaps(cells, from, to, this.max);
    this.ties = ties;
    this.flat = ties === finite;
    this.overflows = overflows;
    exponentials(cells.gap, cells.rest, from, to, cells.power);
    this.others = this.flat ? NOTHING : sumBelow(cells, from, to);
    this.sum = add(dd(ties), beside1(this.others));
    this.inverse = scaled(divide(dd(1), this.sum));
    this.logSum = this.logarithm();
  }

  /** Binary places at which the nearest logit parts from the maximum; 0 where it is not within 1. */
  get places(): number {
    this.knownPlaces ??= this.nearestPlaces();
    return this.knownPlaces;
  }

  isMax(n: number): boolean {
    return this.cells.gap[n] === 0;
  }

  isAbsent(n: number): boolean {
    return this.cells.logits[n] === Number.NEGATIVE_INFINITY;
  }

  /** P of a class that is not absent. */
  share(n: number): Approximation {
    return product(this.power(n), this.inverse);
  }

  /** 1 - P = (S - e^d) / S. What is taken away is at most half of S, or all but r. */
  complement(n: number): Approximation {
    if (this.isMax(n) && this.ties === 1) return product(this.others, this.inverse);
    return product(scaled(add(this.sum, negate(beside1(this.power(n))))), this.inverse);
  }

  /** r / (k S) = 1/k - P of a maximal class. */
  shortfall(): Approximation {
    return quotient(product(this.others, this.inverse), scaled(dd(this.ties)));
  }

  private nearestPlaces(): number {
    let least = 1;
    for (let n = this.from; n < this.to; n++) {
      const size = -this.cells.gap[n]!;
      if (size > 0 && size < least) least = size;
    }
    return -exponentOf(least);
  }

  private power(n: number): Approximation {
    const { hi, lo, exponent } = this.cells.power;
    return { hi: hi[n]!, lo: lo[n]!, exponent: exponent[n]! };
  }

  private logarithm(): Approximation {
    if (this.flat && this.ties === 1) return NOTHING;
    if (this.ties > 1) return scaled(log1p(add(dd(this.ties - 1), beside1(this.others))));
    // Where r itself would leave the range of float64, ln(1 + r) is r.
    return this.others.exponent < -600 ? this.others : scaled(log1p(beside1(this.others)));
  }
}

function largest(logits: Float64Array, from: number, to: number): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let n = from; n < to; n++) if (logits[n]! > max) max = logits[n]!;
  return max;
}

/** Fills in gaps and rests; counts the classes at the maximum and those that are finite. */
function measureGaps({ logits, gap, rest }: Cells, from: number, to: number, max: number) {
  let ties = 0;
  let finite = 0;
  let overflows = false;
  for (let n = from; n < to; n++) {
    const x = logits[n]!;
    const d = x - max;
    gap[n] = d;
    if (x === Number.NEGATIVE_INFINITY) continue;
    finite++;
    if (d === 0) ties++;
    if (d === Number.NEGATIVE_INFINITY) {
      rest[n] = d;
      overflows = true;
    } else {
      // The error of x - max, by twoSum.
      const back = d - x;
      rest[n] = x - (d - back) - (max + back);
    }
  }
  return { ties, finite, overflows };
}

/** r, the sum of the powers below the maximum, scaled by the largest of them. */
function sumBelow(cells: Cells, from: number, to: number): Approximation {
  const { gap, power } = cells;
  let top = Number.NEGATIVE_INFINITY;
  for (let n = from; n < to; n++) {
    if (gap[n] !== 0 && power.hi[n] !== 0 && power.exponent[n]! > top) top = power.exponent[n]!;
  }
  let sum = dd(0);
  for (let n = from; n < to; n += BLOCK) sum = add(sum, sumOfBlock(cells, n, Math.min(n + BLOCK, to), top));
  return scaled(sum, top);
}

/** The same of at most BLOCK cells, in units of 2^top: the high parts exactly, what that leaves and the low ones in float64. */
function sumOfBlock(
  { gap, power: { hi, lo, exponent } }: Cells,
  from: number,
  to: number,
  top: number,
): DoubleDouble {
  let sum = 0;
  let low = 0;
  for (let n = from; n < to; n++) {
    const place = exponent[n]! - top;
    if (gap[n] === 0 || place < -NEGLIGIBLE_PLACES) continue;
    const unit = POWERS_OF_TWO[LEAST_POWER + place]!;
    const term = hi[n]! * unit;
    const s = sum + term;
    const back = s - sum;
    low += sum - (s - back) + (term - back) + lo[n]! * unit;
    sum = s;
  }
  return twoSum(sum, low);
}
