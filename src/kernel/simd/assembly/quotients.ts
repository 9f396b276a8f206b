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
  const eightsEnd = heads + ((<usize>(count & ~7)) << 3);
  const pairsEnd = heads + ((<usize>(count & ~1)) << 3);
  for (; heads < eightsEnd; heads += 64, tails += 64) {
    v128.store(heads, product(v128.load(heads), v128.load(tails), whole, inverseHead, inverseTail));
    v128.store(
      heads,
      product(v128.load(heads, 16), v128.load(tails, 16), whole, inverseHead, inverseTail),
      16,
    );
    v128.store(
      heads,
      product(v128.load(heads, 32), v128.load(tails, 32), whole, inverseHead, inverseTail),
      32,
    );
    v128.store(
      heads,
      product(v128.load(heads, 48), v128.load(tails, 48), whole, inverseHead, inverseTail),
      48,
    );
  }
  for (; heads < pairsEnd; heads += 16, tails += 16) {
    v128.store(heads, product(v128.load(heads), v128.load(tails), whole, inverseHead, inverseTail));
  }
  if (heads < end) {
    const last = product(v128.load64_zero(heads), v128.load64_zero(tails), whole, inverseHead, inverseTail);
    v128.store64_lane(heads, last, 0);
  }
}

function product(head: v128, tail: v128, whole: v128, inverseHead: v128, inverseTail: v128): v128 {
  const low = f64x2.add(f64x2.mul(head, inverseTail), f64x2.mul(tail, whole));
  return f64x2.add(f64x2.mul(head, inverseHead), low);
}
