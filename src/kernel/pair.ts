/** What was lost when a + b was rounded to `sum`: a + b - sum, exactly, unless a step overflows (Knuth's TwoSum). */
export function lostInSum(a: number, b: number, sum: number): number {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

/**
 * a + b; where b is not 0 and yet too small to change a, it is changed by an ulp or two for the sign of b: so that a tie,
 * when this is rounded away, is decided by what is there.
 */
export function sumWithSign(a: number, b: number): number {
  const sum = a + b;
  if (sum !== a || b === 0) return sum;
  const step = Math.abs(a) * 2 ** -52;
  return b > 0 ? a + step : a - step;
}

/** 2^27 + 1: cuts the 53 bits of a float into two halves whose products are exact (Veltkamp). */
const CUT = 134217729;

/** The float rounded to 26 bits; what is left has 26 as well. For |a| below 2^996. */
export function upperHalf(a: number): number {
  const cut = CUT * a;
  return cut - (cut - a);
}

/**
 * What was lost when a * b was rounded to `product`: exactly a * b - product (Dekker), where a and b are below 2^996
 * and what was lost is not below the smallest subnormal.
 */
export function lostInProduct(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * A number kept as the sum of two floats, `hi` and the much smaller `lo`. Sums of numbers of one sign, products and
 * quotients err by less than 2^-100. Its methods change it in place, so that nothing is allocated in a loop; where `hi`
 * becomes infinite or NaN it stays so, and `lo` means nothing.
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
    const low = this.lo + lo + lostInSum(this.hi, hi, sum);
    return this.normalise(sum, low);
  }

  times(hi: number, lo = 0): this {
    const product = this.hi * hi;
    return this.normalise(product, lostInProduct(this.hi, hi, product) + (this.hi * lo + this.lo * hi));
  }

  dividedBy(hi: number, lo = 0): this {
    const quotient = this.hi / hi;
    return this.normalise(quotient, this.missing(quotient, hi, lo));
  }

  /** The nearest float. */
  rounded(): number {
    return Number.isFinite(this.hi) ? this.hi + this.lo : this.hi;
  }

  /** The quotient by hi + lo, within half an ulp and about 2^-100. |this.hi| may be up to 2^996. */
  over(hi: number, lo = 0): number {
    const quotient = this.hi / hi;
    return Number.isFinite(quotient) ? quotient + this.missing(quotient, hi, lo) : quotient;
  }

  /** What a rounded quotient by hi + lo lacks: what remains of it is exact. */
  private missing(quotient: number, hi: number, lo: number): number {
    const product = quotient * hi;
    const remainder = this.hi - product - lostInProduct(quotient, hi, product);
    return (remainder + (this.lo - quotient * lo)) / hi;
  }

  private normalise(hi: number, lo: number): this {
    if (hi - hi !== 0) return this.set(hi);
    this.hi = hi + lo;
    this.lo = lo - (this.hi - hi);
    return this;
  }
}
