import { type Format, largestFinite, ulp } from './format.ts';

/** The float of the format nearest to a float64, ties to even; overflow and subnormals included. NaN stays NaN. */
export function nearest(value: number, format: Format): number {
  if (format.bytes === 8 || !Number.isFinite(value)) return value;
  // Adding 3/2 2^52 ulps leaves no room for anything below one ulp: the addition itself rounds, ties to even.
  const anchor = ulp(value, format) * (1.5 * 2 ** 52);
  const rounded = value + anchor - anchor;
  return Math.abs(rounded) > largestFinite(format) ? Math.sign(value) * Number.POSITIVE_INFINITY : rounded;
}
