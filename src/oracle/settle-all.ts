import { type Columns, UPPER } from './columns.ts';
import { LEAST_POWER, POWERS_OF_TWO } from './powers-of-two.ts';
import type { Sheet } from './sheet.ts';

/** More than the roundings of a fraction of an ulp, in ulps. */
const SLACK = 2 ** -50;

/**
 * Decides elements `from` to `to` - 1 of a sheet that columns of approximations decide, each known to a relative error
 * below `error`. The others (NaN among them, what overflows, and what lies just below a power of two) are handed to
 * `undecided`, one by one and in order.
 */
export function settleAll(
  sheet: Sheet,
  source: Columns,
  error: number,
  from: number,
  to: number,
  undecided: (n: number) => void,
): void {
  const { values, side, residual, format } = sheet;
  const { hi, lo, exponent, words } = source;
  const { precision, minExponent, maxExponent } = format;
  const lowest = minExponent - precision + 1;
  const edge = POWERS_OF_TWO[LEAST_POWER + precision - 1]!;
  let handed = 0;
  for (let n = from; n < to; n++) {
    const signed = hi[n]!;
    if (signed === 0) continue; // exactly 0, as it stands
    const sign = signed < 0 ? -1 : 1;
    const head = sign * signed;
    const places = exponent[n]!;

    // 2^top is the power of two at or below the value. Far below the smallest subnormal only its sign matters.
    const top = ((words[2 * n + UPPER]! >>> 20) & 0x7ff) - 1023 + places;
    if (top > maxExponent || Number.isNaN(head)) {
      handed++;
      undecided(n);
      continue;
    }
    if (top < lowest - 3) {
      side[n] = sign;
      residual[n] = signed * POWERS_OF_TWO[LEAST_POWER + Math.max(places - lowest, -LEAST_POWER)]!;
      continue;
    }

    // In units of the last place: a whole number, and the fraction that lies beyond it.
    const last = Math.max(top - precision + 1, lowest);
    const unit = POWERS_OF_TWO[LEAST_POWER + places - last]!;
    const x = head * unit;
    const whole = Math.floor(x);
    const fraction = x - whole + sign * lo[n]! * unit;

    // Decided if it keeps away from the float and from the midpoints beside it.
    const up = Math.floor(fraction + 0.5);
    const rest = fraction - up;
    const distance = Math.abs(rest);
    const radius = error * x + SLACK;
    const ulps = whole + up;
    if (!(distance > radius && distance < 0.5 - radius) || ulps === 2 * edge || (ulps === edge && rest < 0)) {
      handed++;
      undecided(n);
      continue;
    }
    const value = ulps * POWERS_OF_TWO[LEAST_POWER + last]!;
    values[n] = ulps === 0 ? 0 : sign * value;
    side[n] = rest > 0 ? sign : -sign;
    residual[n] = sign * rest;
  }
  sheet.tiers.doubleDouble += to - from - handed;
}
