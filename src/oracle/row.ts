import { type Approximation, quotient, scaled } from './approximation.ts';
import { add, type DoubleDouble, dd, divide, twoSum } from './double-double.ts';
import { type Exponentials, exponentials } from './exponentials.ts';
import { log1p } from './log1p.ts';

/** Terms smaller than this beside the largest one are left out of a sum: 2^30 of them are still below 2^-169 of it. */
const NEGLIGIBLE = -200;

/** One row of logits as the double-double tier knows it. Symbols as in spec/termination.md. */
export class Row {
  readonly max: number;
  /** d_j = gap_j + rest_j exactly, unless x_j - m overflows: then gap_j is -infinity and `overflows` is set. */
  readonly gap: Float64Array;
  readonly rest: Float64Array;
  readonly overflows: boolean;
  /** Which class is maximal. */
  readonly ties: number;
  readonly flat: boolean;
  readonly power: Exponentials;
  /** r, 0 for a flat row; S; 1/S; ln S, 0 where S = 1. */
  readonly others: Approximation;
  readonly sum: DoubleDouble;
  readonly inverse: DoubleDouble;
  readonly logSum: Approximation;

  constructor(logits: Float64Array) {
    const length = logits.length;
    let max = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < length; j++) if (logits[j]! > max) max = logits[j]!;
    this.max = max;
    this.gap = new Float64Array(length);
    this.rest = new Float64Array(length);
    let ties = 0;
    let finite = 0;
    let overflows = false;
    for (let j = 0; j < length; j++) {
      const x = logits[j]!;
      const d = x - max;
      this.gap[j] = d;
      if (x === Number.NEGATIVE_INFINITY) continue;
      finite++;
      if (d === 0) ties++;
      else if (d === Number.NEGATIVE_INFINITY) overflows = true;
      else this.rest[j] = twoSum(x, -max).lo;
    }
    this.ties = ties;
    this.flat = ties === finite;
    this.overflows = overflows;
    this.power = exponentials(overflows ? clamped(this.gap, logits) : this.gap, this.rest);
    this.others = this.flat ? { hi: 0, lo: 0, exponent: 0 } : this.sumBelow();
    this.sum = add(dd(ties), plain(this.others));
    this.inverse = divide(dd(1), this.sum);
    this.logSum = this.logarithm();
  }

  /** P_j of a class that is not absent. */
  share(j: number): Approximation {
    const { hi, lo, exponent } = this.power;
    return quotient({ hi: hi[j]!, lo: lo[j]!, exponent: exponent[j]! }, scaled(this.sum));
  }

  /** 1 - P_j = (S - e^{d_j}) / S. What is taken away is at most half of S, or all but r. */
  complement(j: number): Approximation {
    if (this.gap[j] === 0 && this.ties === 1) return quotient(this.others, scaled(this.sum));
    const { hi, lo, exponent } = this.power;
    const own = plain({ hi: hi[j]!, lo: lo[j]!, exponent: exponent[j]! });
    return quotient(scaled(add(this.sum, dd(-own.hi, -own.lo))), scaled(this.sum));
  }

  /** r / (k S) = 1/k - P_j of a maximal class. */
  shortfall(): Approximation {
    return quotient(
      this.others,
      scaled(add(dd(this.ties * this.ties), timesWhole(plain(this.others), this.ties))),
    );
  }

  private sumBelow(): Approximation {
    const { hi, lo, exponent } = this.power;
    let top = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < hi.length; j++) {
      if (this.gap[j] !== 0 && hi[j] !== 0 && exponent[j]! > top) top = exponent[j]!;
    }
    let sumHi = 0;
    let sumLo = 0;
    for (let j = 0; j < hi.length; j++) {
      const place = exponent[j]! - top;
      if (this.gap[j] === 0 || place < NEGLIGIBLE) continue;
      const unit = POWERS_DOWN[-place]!;
      const term = hi[j]! * unit;
      const s = sumHi + term;
      const b = s - sumHi;
      const low = sumLo + (sumHi - (s - b) + (term - b)) + lo[j]! * unit;
      sumHi = s + low;
      sumLo = low - (sumHi - s);
    }
    return scaled(dd(sumHi, sumLo), top);
  }

  private logarithm(): Approximation {
    if (this.flat && this.ties === 1) return { hi: 0, lo: 0, exponent: 0 };
    if (this.ties > 1) return scaled(log1p(add(dd(this.ties - 1), plain(this.others))));
    // Where r itself would leave the range of float64, ln(1 + r) is r.
    return this.others.exponent < -600 ? this.others : scaled(log1p(plain(this.others)));
  }
}

/** 2^-k for k = 0 to 200. */
const POWERS_DOWN = Float64Array.from({ length: 1 - NEGLIGIBLE }, (_, k) => 2 ** -k);

/** As a double-double; 0 where that is as good beside a number of size 1. */
function plain({ hi, lo, exponent }: Approximation): DoubleDouble {
  if (exponent < -900) return dd(0);
  const unit = 2 ** exponent;
  return dd(hi * unit, lo * unit);
}

function timesWhole(a: DoubleDouble, k: number): DoubleDouble {
  return k === 1 ? a : add(dd(a.hi * k), dd(a.lo * k));
}

/** Gaps that overflow are as deep as any; those of absent classes stay -infinity. */
function clamped(gap: Float64Array, logits: Float64Array): Float64Array {
  return gap.map((d, j) =>
    d === Number.NEGATIVE_INFINITY && logits[j] !== Number.NEGATIVE_INFINITY ? -Number.MAX_VALUE : d,
  );
}
