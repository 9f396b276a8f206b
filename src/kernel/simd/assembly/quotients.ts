// ../../inverse.ts, two quotients at once; nothing is scaled here.

import { lostInProducts, upperHalves } from './pair.ts';

/** Inverses of two numbers: as they are rounded, and as heads and tails. */
export let wholes: v128 = f64x2.splat(0);
export let inverseHeads: v128 = f64x2.splat(0);
export let inverseTails: v128 = f64x2.splat(0);

export function invert(hi: v128, lo: v128): void {
  const one = f64x2.splat(1);
  const whole = f64x2.div(one, hi);
  const head = upperHalves(whole);
  const product = f64x2.mul(head, hi);
  const lost = f64x2.sub(f64x2.sub(one, product), lostInProducts(head, hi, product));
  wholes = whole;
  inverseHeads = head;
  inverseTails = f64x2.mul(f64x2.sub(lost, f64x2.mul(head, lo)), whole);
}

/** Writes heads and tails times an inverse, the same in both lanes, over the heads. */
export function multiply(
  heads: usize,
  tails: usize,
  count: i32,
  whole: v128,
  inverseHead: v128,
  inverseTail: v128,
): void {
  const end = heads + ((<usize>count) << 3);
  const pairsEnd = heads + ((<usize>(count & ~1)) << 3);
  for (; heads < pairsEnd; heads += 16, tails += 16) {
    const h = v128.load(heads);
    const low = f64x2.add(f64x2.mul(h, inverseTail), f64x2.mul(v128.load(tails), whole));
    v128.store(heads, f64x2.add(f64x2.mul(h, inverseHead), low));
  }
  if (heads < end) {
    const h = v128.load64_zero(heads);
    const low = f64x2.add(f64x2.mul(h, inverseTail), f64x2.mul(v128.load64_zero(tails), whole));
    v128.store64_lane(heads, f64x2.add(f64x2.mul(h, inverseHead), low), 0);
  }
}
