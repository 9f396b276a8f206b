import { SCALE, UNSCALE } from './gap-exponentials.ts';
import { Pair } from './pair.ts';
import { POWER_ZERO, POWERS_OF_TWO } from './tables.ts';

/** The exponent of what is kept times SCALE in `small`; what is larger goes to `large`. */
const TOP_EXPONENT = 900;

/** Beyond this (times UNSCALE), no division by a number of rows makes it a float again. */
const HUGE = 2 ** 700;

const word = new DataView(new ArrayBuffer(8));

/**
 * A sum of losses, each of which may be subnormal or beyond the largest float: what counts is rounded once, in the end.
 * `direct` is for losses that are neither.
 */
export class LossSum {
  readonly direct = new Pair();
  /** Losses times SCALE, and losses times UNSCALE. */
  private readonly small = new Pair();
  private readonly large = new Pair();
  private readonly product = new Pair();

  reset(): void {
    this.direct.set(0);
    this.small.set(0);
    this.large.set(0);
  }

  /** Adds a pair that is a loss times SCALE or UNSCALE: `scale` says which. */
  add({ hi, lo }: Pair, scale: number): void {
    (scale === SCALE ? this.small : this.large).add(hi, lo);
  }

  /** Adds weight times such a loss, for a weight > 0 of any size. */
  addProduct(weight: number, { hi, lo }: Pair, scale: number): void {
    const lift = weight < 2 ** -1000 ? 100 : 0;
    const lifted = weight * 2 ** lift;
    const exponent = exponentOf(lifted);
    const product = this.product.set(hi, lo).times(lifted * power(-exponent));
    const places = exponent - lift + (scale === SCALE ? 0 : 1000);
    if (exponentOf(product.hi) + places < TOP_EXPONENT) addScaled(product, places, this.small);
    else addScaled(product, places - 1000, this.large);
  }

  /** The sum divided, once. */
  over(divisor: number): number {
    const { direct, small, large } = this;
    small.add(direct.hi * SCALE, direct.lo * SCALE);
    if (large.hi === 0) return small.over(divisor) * UNSCALE;
    large.add(small.hi * UNSCALE * UNSCALE, small.lo * UNSCALE * UNSCALE);
    return large.hi > HUGE ? Number.POSITIVE_INFINITY : large.over(divisor) * SCALE;
  }
}

/** The exponent of a float that is not subnormal; 1024 for infinity and NaN. */
function exponentOf(value: number): number {
  word.setFloat64(0, value);
  return ((word.getUint32(0) >>> 20) & 2047) - 1023;
}

function power(exponent: number): number {
  return POWERS_OF_TWO[POWER_ZERO + exponent]!;
}

/** Adds a pair times 2^places, in two steps: the power itself may be no float. */
function addScaled({ hi, lo }: Pair, places: number, into: Pair): void {
  const first = power(places >> 1);
  const second = power(places - (places >> 1));
  into.add(hi * first * second, lo * first * second);
}
