import { lostInProduct, type Pair, upperHalf } from './pair.ts';

/** 1 / d for a pair d from 2^-500 to 2^500: rounded, and as head + tail within 2^-75, the head of 26 bits. */
export class Inverse {
  whole = 0;
  head = 0;
  tail = 0;

  of({ hi, lo }: Pair): this {
    const whole = 1 / hi;
    const head = upperHalf(whole);
    const product = head * hi;
    this.whole = whole;
    this.head = head;
    this.tail = (1 - product - lostInProduct(head, hi, product) - head * lo) * whole;
    return this;
  }
}

/**
 * out[outAt + i] = (heads[headsAt + i] + tails[i]) inverse unscale for i < count, unscale a power of two: rounded once,
 * apart from an error of 2^-61, and once more where the result is subnormal. `out` may be `heads`.
 */
export function writeQuotients(
  heads: Float64Array,
  headsAt: number,
  tails: Float64Array,
  count: number,
  { whole, head, tail }: Inverse,
  unscale: number,
  out: Float64Array,
  outAt: number,
): void {
  for (let i = 0; i < count; i++) {
    const h = heads[headsAt + i]!;
    out[outAt + i] = (h * head + (h * tail + tails[i]! * whole)) * unscale;
  }
}
