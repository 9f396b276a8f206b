import { type Format, largestFinite, ulp } from '../../numeric/format.ts';

/** The float of the format nearest to `value` on the side of zero; the largest finite one for what lies beyond. */
export function settle(value: number, format: Format): number {
  const largest = largestFinite(format);
  if (Math.abs(value) > largest) return value < 0 ? -largest : largest;
  const spacing = ulp(value, format);
  return Math.trunc(value / spacing) * spacing;
}
