// ../../logarithm.ts, operation by operation, two at once.

import { LN2, LOG_TABLE } from './memory.ts';
import { lostInSums, normaliseLanes, upperHalves } from './pair.ts';

/** ln(1 + z) of two pairs z, as pairs in his and los. */
export function logarithmsOf1Plus(z: v128, zLow: v128): void {
  const one = f64x2.splat(1);
  const sum = f64x2.add(one, z);
  const biased = i64x2.shr_u(sum, 52);
  const unit = i64x2.shl(i64x2.sub(i64x2.splat(2046), biased), 52);
  // As the last bits of 2^52, a whole number is a float plus 2^52.
  const a = f64x2.sub(v128.or(biased, i64x2.splat(0x4330000000000000)), f64x2.splat(4503599627371519));
  const m = f64x2.mul(sum, unit);
  const rest = f64x2.mul(f64x2.add(lostInSums(one, z, sum), zLow), unit);
  const place = f64x2.add(f64x2.mul(f64x2.sub(m, one), f64x2.splat(128)), f64x2.splat(0.5));
  const first = LOG_TABLE + <usize>(<i32>f64x2.extract_lane(place, 0)) * 24;
  const second = LOG_TABLE + <usize>(<i32>f64x2.extract_lane(place, 1)) * 24;
  const reciprocal = both(first, second);
  const upper = upperHalves(m);
  const near = f64x2.sub(f64x2.mul(upper, reciprocal), one);
  const low = f64x2.mul(f64x2.sub(m, upper), reciprocal);
  const f = f64x2.add(near, low);
  const lost = f64x2.add(lostInSums(near, low, f), f64x2.mul(rest, reciprocal));
  const base = f64x2.add(f64x2.mul(a, v128.load64_splat(LN2)), both(first + 8, second + 8));
  const baseLow = f64x2.add(f64x2.mul(a, v128.load64_splat(LN2 + 8)), both(first + 16, second + 16));
  const small = f64x2.lt(z, f64x2.splat(0.00390625));
  series(
    v128.bitselect(z, f, small),
    v128.bitselect(zLow, lost, small),
    v128.andnot(base, small),
    v128.andnot(baseLow, small),
  );
}

function both(first: usize, second: usize): v128 {
  return v128.load64_lane(second, v128.load64_splat(first), 1);
}

function series(f: v128, lost: v128, base: v128, baseLow: v128): void {
  let curve = f64x2.splat(-0.125);
  curve = f64x2.add(f64x2.splat(1.0 / 7), f64x2.mul(f, curve));
  curve = f64x2.add(f64x2.splat(-1.0 / 6), f64x2.mul(f, curve));
  curve = f64x2.add(f64x2.splat(1.0 / 5), f64x2.mul(f, curve));
  curve = f64x2.add(f64x2.splat(-0.25), f64x2.mul(f, curve));
  curve = f64x2.add(f64x2.splat(1.0 / 3), f64x2.mul(f, curve));
  curve = f64x2.add(f64x2.splat(-0.5), f64x2.mul(f, curve));
  const sum = f64x2.add(base, f);
  const rest = f64x2.add(f64x2.div(lost, f64x2.add(f64x2.splat(1), f)), f64x2.mul(f64x2.mul(f, f), curve));
  normaliseLanes(sum, f64x2.add(lostInSums(base, f, sum), f64x2.add(rest, baseLow)));
}
