import { exponentOf, powerOfTwo } from './words.ts';

/** The formats in which numbers come. */
export type Dtype = 'float64' | 'float32' | 'float16' | 'bfloat16';

export const DTYPES: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

/** A binary floating-point format laid out as IEEE 754 does: sign, exponent, fraction; infinities, NaN, subnormals. */
export interface Format {
  readonly name: string;
  /** p: bits of the significand, the hidden one included. */
  readonly precision: number;
  /** Exponent of the smallest normal number. */
  readonly minExponent: number;
  /** Exponent of the largest finite number. */
  readonly maxExponent: number;
  readonly bytes: number;
}

const FORMATS: Readonly<Record<Dtype, Format>> = {
  float64: { name: 'float64', precision: 53, minExponent: -1022, maxExponent: 1023, bytes: 8 },
  float32: { name: 'float32', precision: 24, minExponent: -126, maxExponent: 127, bytes: 4 },
  float16: { name: 'float16', precision: 11, minExponent: -14, maxExponent: 15, bytes: 2 },
  bfloat16: { name: 'bfloat16', precision: 8, minExponent: -126, maxExponent: 127, bytes: 2 },
};

/** Eight bits (1 sign, 4 exponent, 3 fraction): small enough to check everything by trying everything. */
export const toy8: Format = { name: 'toy8', precision: 4, minExponent: -6, maxExponent: 7, bytes: 1 };

export function formatOf(dtype: Dtype): Format {
  return FORMATS[dtype];
}

/** u = 2^-p: the largest relative error of one rounding to nearest, in the normal range. */
export function unitRoundoff(format: Format): number {
  return powerOfTwo(-format.precision);
}

export function largestFinite(format: Format): number {
  return (2 - 2 * unitRoundoff(format)) * powerOfTwo(format.maxExponent);
}

export function smallestNormal(format: Format): number {
  return powerOfTwo(format.minExponent);
}

export function smallestSubnormal(format: Format): number {
  return powerOfTwo(format.minExponent - format.precision + 1);
}

/**
 * The spacing of floats in the binade of |value|; the smallest subnormal below the normal numbers (0 included).
 * Infinity has the spacing of the largest finite number, NaN has NaN. `value` need not be of the format.
 */
export function ulp(value: number, format: Format): number {
  if (Number.isNaN(value)) return Number.NaN;
  const exponent = value === 0 ? format.minExponent : Math.max(exponentOf(value), format.minExponent);
  return powerOfTwo(Math.min(exponent, format.maxExponent) - format.precision + 1);
}

/** Whether the format has this very value. Both zeros, both infinities and NaN belong to every format. */
export function represents(value: number, format: Format): boolean {
  if (!Number.isFinite(value)) return true;
  return Math.abs(value) <= largestFinite(format) && Number.isInteger(value / ulp(value, format));
}

/** Whether every number of a format is one of another. */
export function isWithin(inner: Format, outer: Format): boolean {
  return (
    inner.precision <= outer.precision &&
    inner.maxExponent <= outer.maxExponent &&
    smallestSubnormal(inner) >= smallestSubnormal(outer)
  );
}
