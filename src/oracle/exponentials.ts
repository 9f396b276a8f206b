import type { Columns } from './columns.ts';
import { POWERS, STEP_1, STEP_2, STEP_3, STEP_4, STEP_BITS, STEPS, STEPS_PER_E } from './tables.ts';

/** Below this gap only the size of e^d matters, and 2^DEEP_EXPONENT bounds it from above. */
export const DEEPEST = -1e6;
export const DEEP_EXPONENT = -1_440_000;

/** 2^27 + 1: splits a float64 into two halves of 26 bits. */
const SPLITTER = 134217729;

/**
 * Elements `from` to `to` - 1 of `into` become e^d for gaps d = gap + rest <= 0, the pair exact, with a relative error below
 * 2^-86 (spec/oracle.md, "The exponential"); then 0.99 < hi < 2.01. A gap of -infinity with no rest stands for an absent
 * class and gives 0; one below -1e6 gives something too large that is below 2^-1439999 all the same.
 *
 * d = n ln2/1024 + r with |r| < 0.00034; e^d = 2^(n >> 10) 2^((n & 1023)/1024) e^r. Of e^r = 1 + r + r^2/2 + q the first
 * three terms are carried in double-double, q = r^3 (1/6 + r/24 + ...) in float64.
 */
export function exponentials(
  gap: Float64Array,
  rest: Float64Array,
  from: number,
  to: number,
  into: Columns,
): void {
  const { hi, lo, exponent } = into;
  for (let j = from; j < to; j++) {
    const d = gap[j]!;
    const extra = rest[j]!;
    if (d < DEEPEST) {
      hi[j] = d === Number.NEGATIVE_INFINITY && extra === 0 ? 0 : 1;
      exponent[j] = DEEP_EXPONENT;
      continue;
    }
    const n = Math.round(d * STEPS_PER_E) | 0;

    // r = d - n ln2/1024, as rh + rl: three exact products, and a fourth too small for its error to matter.
    const a0 = d - n * STEP_1;
    const p2 = -n * STEP_2;
    const a1 = a0 + p2;
    const b1 = a1 - a0;
    const e1 = a0 - (a1 - b1) + (p2 - b1);
    const p3 = -n * STEP_3;
    const a2 = a1 + p3;
    const b2 = a2 - a1;
    const e2 = a1 - (a2 - b2) + (p3 - b2);
    const a3 = a2 + extra;
    const b3 = a3 - a2;
    const e3 = a2 - (a3 - b3) + (extra - b3);
    const small = e1 + e2 + e3 - n * STEP_4;
    const rh = a3 + small;
    const rl = small - (rh - a3);

    // r^2 / 2 as sh + sl, from the exact square of rh.
    const square = rh * rh;
    const c = SPLITTER * rh;
    const ch = c - (c - rh);
    const cl = rh - ch;
    const squareLow = ch * ch - square + 2 * ch * cl + cl * cl + 2 * rh * rl;
    const sh = 0.5 * square;
    const sl = 0.5 * squareLow;

    // q, and e^r - 1 = rh + sh + (rl + sl + q) as mh + ml.
    const q = square * rh * (1 / 6 + rh * (1 / 24 + rh * (1 / 120 + rh * (1 / 720 + rh * (1 / 5040)))));
    const t1 = rh + sh;
    const u1 = t1 - rh;
    const f1 = rh - (t1 - u1) + (sh - u1) + (rl + sl + q);
    const mh = t1 + f1;
    const ml = f1 - (mh - t1);

    // (th + tl)(1 + mh + ml): th mh exactly, the rest in float64.
    const step = n & (STEPS - 1);
    const th = POWERS[2 * step]!;
    const tl = POWERS[2 * step + 1]!;
    const product = th * mh;
    const x = SPLITTER * th;
    const xh = x - (x - th);
    const xl = th - xh;
    const y = SPLITTER * mh;
    const yh = y - (y - mh);
    const yl = mh - yh;
    const productLow = xh * yh - product + xh * yl + xl * yh + xl * yl;
    const sum = th + product;
    const v = sum - th;
    const low = th - (sum - v) + (product - v) + (productLow + (tl + (tl * mh + th * ml)));
    const whole = sum + low;
    hi[j] = whole;
    lo[j] = low - (whole - sum);
    exponent[j] = n >> STEP_BITS;
  }
}
