import { bitLength } from './bit-length.ts';
import { type Format, largestFinite } from './format.ts';
import type { Rational } from './rational.ts';
import { powerOfTwo } from './words.ts';

/**
 * The float of the format nearest to value + sticky * (something positive, smaller than everything else), ties to
 * even; overflow and subnormals included, all in one rounding. A result of 0 is +0.
 * @param sticky  the side of `value` on which the true number lies; 0 if it is `value` itself
 */
export function roundRational(value: Rational, format: Format, sticky: -1 | 0 | 1): number {
  if (value.num === 0n) return 0;
  return value.num < 0n
    ? 0 - roundSize(-value.num, value.den, format, -sticky)
    : roundSize(value.num, value.den, format, sticky);
}

function roundSize(num: bigint, den: bigint, format: Format, sticky: number): number {
  // num/den lies in [2^exponent, 2^(exponent+2)).
  const exponent = bitLength(num) - bitLength(den) - 1;
  if (exponent > format.maxExponent) return Number.POSITIVE_INFINITY;
  const lastPlace = Math.max(exponent, format.minExponent) - format.precision + 1;

  // The quotient in halves of the last place: one bit more than is wanted, or two in the upper half of that range.
  const unit = lastPlace - 1;
  const [dividend, divisor] = unit < 0 ? [num << BigInt(-unit), den] : [num, den << BigInt(unit)];
  const quotient = dividend / divisor;
  const beyond = quotient * divisor === dividend ? sticky : 1;

  const drop = quotient >> BigInt(format.precision + 1) === 0n ? 1 : 2;
  const kept = Number(quotient >> BigInt(drop));
  const dropped = Number(BigInt.asUintN(drop, quotient));
  const size = (kept + (roundsUp(dropped - drop, beyond, kept) ? 1 : 0)) * powerOfTwo(unit + drop);
  return size > largestFinite(format) ? Number.POSITIVE_INFINITY : size;
}

/** @param excess  the sign of (dropped bits - half a unit of the kept ones); `beyond` of what lies past them */
function roundsUp(excess: number, beyond: number, kept: number): boolean {
  if (excess !== 0) return excess > 0;
  return beyond === 0 ? kept % 2 === 1 : beyond > 0;
}
