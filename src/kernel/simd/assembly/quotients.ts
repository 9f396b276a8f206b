// ../../inverse.ts, two quotients at once; nothing is scaled here.

import { lostInProduct, upperHalf } from './pair.ts';

/** Writes (heads + tails) / (hi + lo) over the heads. */
export function quotients(heads: usize, tails: usize, count: i32, hi: f64, lo: f64): void {
  const whole = 1 / hi;
  const head = upperHalf(whole);
  const product = head * hi;
  const tail = (1 - product - lostInProduct(head, hi, product) - head * lo) * whole;
  const wholes = f64x2.splat(whole);
  const headsOfInverse = f64x2.splat(head);
  const tailsOfInverse = f64x2.splat(tail);
  const end = heads + ((<usize>count) << 3);
  const pairsEnd = heads + ((<usize>(count & ~1)) << 3);
  for (; heads < pairsEnd; heads += 16, tails += 16) {
    const h = v128.load(heads);
    const low = f64x2.add(f64x2.mul(h, tailsOfInverse), f64x2.mul(v128.load(tails), wholes));
    v128.store(heads, f64x2.add(f64x2.mul(h, headsOfInverse), low));
  }
  if (heads < end) {
    const h = f64.load(heads);
    f64.store(heads, h * head + (h * tail + f64.load(tails) * whole));
  }
}
