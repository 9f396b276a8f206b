import type { Expected, Facts } from '../contract/expected.ts';
import type { Problem } from '../contract/problem.ts';
import { type Format, smallestNormal, smallestSubnormal } from '../numeric/format.ts';

// What an algorithm loses near zero, and what it loses more where flushing is declared (spec/accuracy.md, "Flushed
// subnormals").

/** Whether results, inputs and intermediate results below the smallest normal number may be 0. */
export function isFlushed({ dialect }: Problem): boolean {
  return dialect?.subnormals === 'flushed';
}

/** eta: what a rounding may lose near zero: the smallest subnormal, or the smallest normal number where that is flushed. */
export function underflowUnit(problem: Problem, format: Format): number {
  return isFlushed(problem) ? smallestNormal(format) : smallestSubnormal(format);
}

/** Flushes on the way to a logarithm, at most: x, m, their difference, S, log S, m + log S, and the result. */
const FLUSHES = 8;

/**
 * The error of L_ij by flushing alone, for each row: phi / (1 - phi), where phi is the share of S_i in terms that are
 * flushed, and what flushes lose on the way. Zeros where nothing is flushed.
 */
export function flushErrors({ problem, rows, classes, facts }: Expected, format: Format): Float64Array {
  const errors = new Float64Array(rows);
  if (!isFlushed(problem)) return errors;
  return errors.map((_, i) => {
    const share = flushedShare(facts, i * classes, (i + 1) * classes, format);
    return share / (1 - share) + FLUSHES * smallestNormal(format);
  });
}

/** Sum of P_ik over terms exp(d_ik) less than twice the smallest normal number: rounding may have halved that at most. */
function flushedShare({ p, gap }: Facts, from: number, to: number, format: Format): number {
  const last = (format.minExponent + 1) * Math.LN2;
  let share = 0;
  for (let n = from; n < to; n++) if (gap[n]! < last) share += p[n]!;
  return share;
}
