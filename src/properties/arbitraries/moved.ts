import { type Format, represents } from '../../numeric/format.ts';

/** The logits with `offset` added to each, or undefined where one of the sums is not a float of the format. */
export function moved(logits: readonly number[], offset: number, format: Format): number[] | undefined {
  const sums = logits.map((x) => x + offset);
  return logits.every((x, j) => isExactSum(x, offset, sums[j] as number, format)) ? sums : undefined;
}

/** Knuth's TwoSum without its error term: whether a + b is exactly `sum`, and a float of the format. */
function isExactSum(a: number, b: number, sum: number, format: Format): boolean {
  if (!Number.isFinite(a)) return sum === a;
  const rest = sum - a;
  return Number.isFinite(sum) && a - (sum - rest) === 0 && b - rest === 0 && represents(sum, format);
}
