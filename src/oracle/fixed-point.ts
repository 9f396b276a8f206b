/** The powers tabled: e^(j/2^8) and e^(j/2^16), j below 2^8. */
const STEP_BITS = 8n;
const STEPS = 256;

/**
 * Arithmetic on whole multiples of 2^-bits, which are its units, kept in BigInts. Everything is rounded down, so that the
 * error of a result is a count of units; spec/oracle.md, "Fixed point", adds them up for at most 2^13 bits.
 */
export class FixedPoint {
  readonly bits: bigint;
  readonly one: bigint;
  private logarithmOfTwo?: bigint;
  private powers?: { readonly coarse: readonly bigint[]; readonly fine: readonly bigint[] };

  constructor(bits: number) {
    this.bits = BigInt(bits);
    this.one = 1n << this.bits;
  }

  /** num/den, off by less than 1 unit; den > 0. */
  of(num: bigint, den: bigint): bigint {
    return (num << this.bits) / den;
  }

  multiply(a: bigint, b: bigint): bigint {
    return (a * b) >> this.bits;
  }

  /** e^x, -2^-16 < x < 1, off by less than 2^20 units: two powers from tables, and the series for what is below 2^-16. */
  exponential(x: bigint): bigint {
    if (x < 0n) return this.exponentialSeries(x);
    this.powers ??= {
      coarse: this.multiples(this.exponentialSeries(this.one >> STEP_BITS)),
      fine: this.multiples(this.exponentialSeries(this.one >> (2n * STEP_BITS))),
    };
    const place = Number(x >> (this.bits - 2n * STEP_BITS));
    const rest = BigInt.asUintN(Number(this.bits - 2n * STEP_BITS), x);
    const [coarse, fine] = [place >> Number(STEP_BITS), place & (STEPS - 1)];
    let power = this.exponentialSeries(rest);
    if (fine > 0) power = this.multiply(power, this.powers.fine[fine]!);
    return coarse > 0 ? this.multiply(power, this.powers.coarse[coarse]!) : power;
  }

  /** e^x = 1 + x + x^2/2 + ..., |x| < 1, off by at most 2 units a term. */
  exponentialSeries(x: bigint): bigint {
    let term = this.one;
    let sum = 0n;
    for (let k = 1n; term !== 0n && term !== -1n; k++) {
      sum += term;
      term = this.multiply(term, x) / k;
    }
    return sum;
  }

  /** ln(1 + x)/x = 1 - x/2 + x^2/3 - ..., |x| < 1/2, off by at most 3 units a term. */
  logarithmSeries(x: bigint): bigint {
    let power = this.one;
    let sum = 0n;
    for (let k = 1n; power !== 0n && power !== -1n; k++) {
      sum += power / k;
      power = this.multiply(power, -x);
    }
    return sum;
  }

  /** 2 artanh(num/den) = ln((den + num) / (den - num)), |num/den| <= 1/3; off by at most 4 units a term. */
  logarithmOfRatio(num: bigint, den: bigint): bigint {
    const ratio = this.of(num, den);
    const square = this.multiply(ratio, ratio);
    let power = ratio;
    let sum = 0n;
    for (let k = 1n; power > 0n; k += 2n) {
      sum += power / k;
      power = this.multiply(power, square);
    }
    return 2n * sum;
  }

  /** ln 2 = 2 artanh(1/3), off by less than 2 bits units: every term of that series has three bits less. */
  get ln2(): bigint {
    this.logarithmOfTwo ??= this.logarithmOfRatio(1n, 3n);
    return this.logarithmOfTwo;
  }

  /** base^j, j below 256; each multiplication adds the error of the base, and a unit. */
  private multiples(base: bigint): bigint[] {
    const list = [this.one];
    while (list.length < STEPS) list.push(this.multiply(list.at(-1)!, base));
    return list;
  }
}
