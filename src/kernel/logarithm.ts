import { lostInSum, type Pair, upperHalf } from './pair.ts';
import * as tables from './tables.ts';

// Constants of this file, for the reason given in direct-exponentials.ts.
const { LN2_HEAD, LN2_TAIL, LOG_STEPS, LOG_TABLE, POWER_ZERO, POWERS_OF_TWO } = tables;

/** Below this, ln(1 + z) is its series in z itself, which keeps all digits of a small z. */
const SMALL = 2 ** -8;

const word = new DataView(new ArrayBuffer(8));

/** ln(1 + z) for a pair z from 2^-900 to 2^900 or 0, in place of z; errs by less than 2^-60, relatively (spec/kernel.md). */
export function logarithmOf1Plus(z: Pair): void {
  if (z.hi < SMALL) {
    addSeries(z.hi, z.lo, 0, 0, z);
    return;
  }
  // 1 + z = 2^a (m + rest), 1 <= m < 2, and f = (m + rest) R - 1 is small.
  const sum = 1 + z.hi;
  word.setFloat64(0, sum);
  const a = (word.getUint32(0) >>> 20) - 1023;
  const unit = POWERS_OF_TWO[POWER_ZERO - a]!;
  const m = sum * unit;
  const rest = (lostInSum(1, z.hi, sum) + z.lo) * unit;
  const j = 3 * (((m - 1) * LOG_STEPS + 0.5) | 0);
  const reciprocal = LOG_TABLE[j]!;
  const upper = upperHalf(m);
  const near = upper * reciprocal - 1;
  const low = (m - upper) * reciprocal;
  const f = near + low;
  const lost = lostInSum(near, low, f) + rest * reciprocal;
  addSeries(f, lost, a * LN2_HEAD + LOG_TABLE[j + 1]!, a * LN2_TAIL + LOG_TABLE[j + 2]!, z);
}

/** base + ln(1 + f), |f| < 2^-7.9, where both base and f are pairs; `lost` may be as large as 2^-53. */
function addSeries(f: number, lost: number, base: number, baseLow: number, into: Pair): void {
  const curve = -1 / 2 + f * (1 / 3 + f * (-1 / 4 + f * (1 / 5 + f * (-1 / 6 + f * (1 / 7 + f * (-1 / 8))))));
  const sum = base + f;
  const low = lostInSum(base, f, sum) + (lost / (1 + f) + f * f * curve + baseLow);
  into.hi = sum + low;
  into.lo = low - (into.hi - sum);
}
