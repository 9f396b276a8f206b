/** What was lost when a + b was rounded to `sum`: a + b - sum, exactly, unless a step overflows (Knuth's TwoSum). */
export function lostInSum(a: number, b: number, sum: number): number {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

/** 2^27 + 1: cuts the 53 bits of a float into two halves whose products are exact (Veltkamp). */
const CUT = 134217729;

/**
 * What was lost when a * b was rounded to `product`: exactly a * b - product (Dekker), where a and b are below 2^996
 * and what was lost is not below the smallest subnormal.
 */
function lostInProduct(a: number, b: number, product: number): number {
  const aCut = CUT * a;
  const bCut = CUT * b;
  const aHigh = aCut - (aCut - a);
  const bHigh = bCut - (bCut - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * A number kept as the sum of two floats, `hi` and the much smaller `lo`: a sum of n terms of one sign is right to
 * about n^2 2^-106, a product to 2^-104. Its methods change it in place, so that nothing is allocated in a loop, and
 * leave `hi` infinite or NaN where it becomes so.
 */
export class Pair {
  hi = 0;
  lo = 0;

  set(hi: number, lo = 0): this {
    this.hi = hi;
    this.lo = lo;
    return this;
  }

  add(hi: number, lo = 0): this {
    const sum = this.hi + hi;
    this.lo += lostInSum(this.hi, hi, sum) + lo;
    this.hi = sum;
    return this;
  }

  times(hi: number, lo = 0): this {
    const product = this.hi * hi;
    this.lo = lostInProduct(this.hi, hi, product) + (this.hi * lo + this.lo * hi);
    this.hi = product;
    return this;
  }

  /** The nearest float. */
  rounded(): number {
    return Number.isFinite(this.hi) ? this.hi + this.lo : this.hi;
  }

  /**
   * The quotient by hi + lo, within half an ulp and about 2^-50: what remains of the rounded quotient is exact, and
   * corrects it. |this.hi| may be up to 2^996.
   */
  over(hi: number, lo = 0): number {
    const quotient = this.hi / hi;
    if (!Number.isFinite(quotient)) return quotient;
    const product = quotient * hi;
    const remainder = this.hi - product - lostInProduct(quotient, hi, product);
    return quotient + (remainder + (this.lo - quotient * lo)) / hi;
  }
}
