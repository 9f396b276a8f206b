import { Pair } from './pair.ts';
import { POWER_ZERO, POWERS_OF_TWO } from './tables.ts';

/** Places by which one summand may lie below another and still be seen, and more than any result has. */
const DEEPEST = 1000;
const WIDEST = 1200;

const word = new DataView(new ArrayBuffer(8));

/**
 * A number (hi + lo) 2^places with 1 <= |hi| < 2, or 0: a Pair whose exponent has no bounds, so that nothing overflows and
 * no subnormal loses digits before the last rounding. Sums of numbers of one sign, products and quotients err by less than
 * 2^-100. Infinity and NaN stay what they are.
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
    return this.normalise();
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
    return this.normalise();
  }

  dividedBy({ pair, places }: Wide): this {
    this.pair.dividedBy(pair.hi, pair.lo);
    this.places -= places;
    return this.normalise();
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
    return this.normalise();
  }

  private normalise(): this {
    const { pair } = this;
    if (pair.hi === 0 || pair.hi - pair.hi !== 0) {
      this.places = 0;
      return this;
    }
    word.setFloat64(0, pair.hi);
    const exponent = ((word.getUint32(0) >>> 20) & 2047) - 1023;
    if (exponent !== 0) {
      const unit = powerOfTwo(-exponent);
      pair.set(pair.hi * unit, pair.lo * unit);
      this.places += exponent;
    }
    return this;
  }
}

function powerOfTwo(exponent: number): number {
  return POWERS_OF_TWO[POWER_ZERO + exponent]!;
}

/** value 2^places for a value from 1/2 to 4 or 0: exact, apart from one rounding to subnormals or to infinity. */
function timesPower(value: number, places: number): number {
  const within = Math.max(Math.min(places, WIDEST), -WIDEST);
  const half = within >> 1;
  return value * powerOfTwo(half) * powerOfTwo(within - half);
}
