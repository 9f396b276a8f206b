import { bitLength } from '../numeric/bit-length.ts';
import { type Format, largestFinite } from '../numeric/format.ts';
import type { Decided } from '../reference/decide.ts';
import { twoTo } from './powers-of-two.ts';

/**
 * What is decided of a true value that lies strictly between low 2^exponent and high 2^exponent, low < high: undefined if a
 * float or a midpoint lies in between, or may.
 */
export function decideBetween(
  low: bigint,
  high: bigint,
  exponent: number,
  format: Format,
): Decided | undefined {
  if (low >= 0n) return decideSize(low, high, exponent, format);
  if (high > 0n) return undefined;
  const mirrored = decideSize(-high, -low, exponent, format);
  if (!mirrored) return undefined;
  const { value, side, residual } = mirrored;
  return { value: 0 - value, side: (0 - side) as Decided['side'], residual: 0 - residual };
}

function decideSize(low: bigint, high: bigint, exponent: number, format: Format): Decided | undefined {
  const { precision, minExponent, maxExponent } = format;
  const top = low > 0n ? bitLength(low) - 1 + exponent : Number.NEGATIVE_INFINITY;
  if (top > maxExponent) return { value: Number.POSITIVE_INFINITY, side: -1, residual: 0 };

  // Floats and midpoints are the multiples of half a last place, as it is at `low`: both ends must lie between the same two.
  const last = Math.max(top, minExponent) - precision + 1;
  const places = BigInt(last - 1 - exponent);
  if (places < 0n) return undefined;
  const half = low >> places;
  if (half !== (high - 1n) >> places) return undefined;

  const up = Number(half & 1n);
  const ulps = Number((half + 1n) >> 1n);
  const value = ulps * twoTo(last);
  if (value > largestFinite(format)) return { value: Number.POSITIVE_INFINITY, side: -1, residual: 0 };
  const fraction = fractionOf(low + high, places + 1n) / 2;
  // At a power of two the ulp is twice the spacing below it.
  const spacing = ulps === twoTo(precision) ? 2 : 1;
  return { value, side: up ? -1 : 1, residual: (fraction - up / 2) / spacing };
}

/** What lies behind that many binary places, as a float64 in [0, 1]. */
function fractionOf(value: bigint, places: bigint): number {
  const rest = BigInt.asUintN(Number(places), value);
  const drop = places > 60n ? places - 60n : 0n;
  return Number(rest >> drop) / Number(1n << (places - drop));
}
