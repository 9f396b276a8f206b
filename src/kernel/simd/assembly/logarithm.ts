// ../../logarithm.ts, operation by operation.

import { LN2, LOG_TABLE } from './memory.ts';
import { lostInSum, normalise, upperHalf } from './pair.ts';

/** ln(1 + z) of a pair z, as a pair in hi and lo. */
export function logarithmOf1Plus(z: f64, zLow: f64): void {
  if (z < 0.00390625) {
    series(z, zLow, 0, 0);
    return;
  }
  const sum = 1 + z;
  const a = <i32>(reinterpret<u64>(sum) >> 52) - 1023;
  const unit = reinterpret<f64>((<u64>(1023 - a)) << 52);
  const m = sum * unit;
  const rest = (lostInSum(1, z, sum) + zLow) * unit;
  const entry = LOG_TABLE + <usize>(<i32>((m - 1) * 128 + 0.5)) * 24;
  const reciprocal = f64.load(entry);
  const upper = upperHalf(m);
  const near = upper * reciprocal - 1;
  const low = (m - upper) * reciprocal;
  const f = near + low;
  const exponent = <f64>a;
  series(
    f,
    lostInSum(near, low, f) + rest * reciprocal,
    exponent * f64.load(LN2) + f64.load(entry, 8),
    exponent * f64.load(LN2, 8) + f64.load(entry, 16),
  );
}

function series(f: f64, lost: f64, base: f64, baseLow: f64): void {
  const curve =
    -0.5 + f * (1.0 / 3 + f * (-0.25 + f * (1.0 / 5 + f * (-1.0 / 6 + f * (1.0 / 7 + f * -0.125)))));
  const sum = base + f;
  normalise(sum, lostInSum(base, f, sum) + (lost / (1 + f) + f * f * curve + baseLow));
}
