import { type Format, formatOf } from '../../numeric/format.ts';

/**
 * Gaps x at which e^x or e^-x crosses something in the format: half of its digits, half an ulp of 1, underflow to
 * subnormals, underflow to zero, overflow. All but the first are k ln 2 for an exponent k of the format.
 */
function crossings(format: Format): number[] {
  const { precision: p, minExponent, maxExponent } = format;
  const exponents = [
    Math.floor(p / 2),
    p - 1,
    p,
    p + 1,
    -minExponent,
    p - minExponent - 1,
    p - minExponent,
    maxExponent,
    maxExponent + 1,
  ];
  return exponents.map((k) => k * Math.LN2);
}

/** Where log1p implementations change branch, and where a clip of 1e-7, 1e-12 or 1e-15 begins to show. */
const BRANCHES = [17, 20, 30, 36, 40, 50, 80];

/** Gaps between two logits of this format around which implementations go wrong. */
export function thresholds(format: Format): readonly number[] {
  // Half-precision logits are computed with in single precision, so its thresholds count there too.
  const single = format.bytes === 2 ? crossings(formatOf('float32')) : [];
  return [...crossings(format), ...single, ...BRANCHES];
}
