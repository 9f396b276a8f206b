import { Pair } from './pair.ts';
import * as tables from './tables.ts';

// Constants of this file, for the reason given in direct-exponentials.ts.
const { POWER_ZERO, POWERS_OF_TWO } = tables;

/** Places by which one summand may lie below another and still be seen, and more than any result has. */
const DEEPEST = 1000;
const WIDEST = 1200;

/** The size of `hi`, unless it is 0. */
const SMALLEST = 2 ** -200;
const LARGEST = 2 ** 200;

const word = new DataView(new ArrayBuffer(8));

/**
 * A number (hi + lo) 2^places with |hi| from 2^-200 to 2^200, or 0: a Pair whose exponent has no bounds, so that nothing
 * overflows and no subnormal loses digits before the last rounding. Sums of numbers of one sign, products and quotients
 * err by less than 2^-100. Infinity and NaN stay what they are.
 */
export class Wide {
  readonly pair = new Pair();
  places = 0;

  get isZero(): boolean {
    return this.pair.hi === 0;
  }

  /** (hi + lo) 2^places, |lo| not above |hi|; a subnormal hi only where lo is 0. */
  set(hi: number, lo = 0, places = 0): this {
    const lift = Math.abs(hi) < 2 ** -900 ? 200 : 0;
    this.pair.set(hi * powerOfTwo(lift), lo * powerOfTwo(lift)).add(0);
    this.places = places - lift;
    return this.settle();
  }

  copy({ pair, places }: Wide): this {
    this.pair.set(pair.hi, pair.lo);
    this.places = places;
    return this;
  }

  add(other: Wide): this {
    return this.addSigned(other, 1);
  }

  subtract(other: Wide): this {
    return this.addSigned(other, -1);
  }

  times({ pair, places }: Wide): this {
    this.pair.times(pair.hi, pair.lo);
    this.places += places;
    return this.settle();
  }

  dividedBy({ pair, places }: Wide): this {
    this.pair.dividedBy(pair.hi, pair.lo);
    this.places -= places;
    return this.settle();
  }

  /** The nearest float; a subnormal is rounded once more. */
  rounded(): number {
    return timesPower(this.pair.rounded(), this.places);
  }

  /** The quotient, rounded as `rounded` does. */
  over({ pair, places }: Wide): number {
    return timesPower(this.pair.over(pair.hi, pair.lo), this.places - places);
  }

  private addSigned(other: Wide, sign: number): this {
    const { pair } = this;
    if (other.isZero) return this;
    if (this.isZero) this.places = other.places;
    const above = other.places - this.places;
    if (above > 0) {
      const unit = powerOfTwo(-Math.min(above, DEEPEST));
      pair.set(pair.hi * unit, pair.lo * unit);
      this.places = other.places;
    }
    const unit = sign * powerOfTwo(Math.max(Math.min(above, 0), -DEEPEST));
    pair.add(other.pair.hi * unit, other.pair.lo * unit);
    return this.settle();
  }

  /** The same number with |hi| from 1 to 2. */
  normalise(): this {
    const { pair } = this;
    if (pair.hi === 0 || pair.hi - pair.hi !== 0) return this;
    const exponent = exponentOf(pair.hi);
    const unit = powerOfTwo(-exponent);
    pair.set(pair.hi * unit, pair.lo * unit);
    this.places += exponent;
    return this;
  }

  private settle(): this {
    const size = Math.abs(this.pair.hi);
    return size >= SMALLEST && size <= LARGEST ? this : this.normalise();
  }
}

function powerOfTwo(exponent: number): number {
  return POWERS_OF_TWO[POWER_ZERO + exponent]!;
}

/** The exponent of a float that is neither subnormal nor infinite. */
function exponentOf(value: number): number {
  word.setFloat64(0, value);
  return ((word.getUint32(0) >>> 20) & 2047) - 1023;
}

/** value 2^places, value no subnormal: exact, apart from one rounding to subnormals or to infinity. */
function timesPower(value: number, places: number): number {
  if (value === 0 || value - value !== 0) return value;
  const exponent = exponentOf(value);
  const within = Math.max(Math.min(places + exponent, WIDEST), -WIDEST);
  const half = within >> 1;
  return value * powerOfTwo(-exponent) * powerOfTwo(half) * powerOfTwo(within - half);
}
