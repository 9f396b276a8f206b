import type { Expected } from '../contract/expected.ts';
import type { Quantity } from '../contract/quantity.ts';
import { type Format, largestFinite, smallestNormal } from '../numeric/format.ts';
import { accumulationRoundoff } from './bounds.ts';
import { isFlushed } from './underflow.ts';

/** Up to this many accumulation roundoffs, sums behave to first order as the bounds say (spec/accuracy-proofs.md, "Sums"). */
const LONGEST_SUM = 1 / 32;

/** Whether the bounds of `safe` and `stable` are proved for sums as long as this problem's. */
export function isProved(
  { rows, classes, facts, problem }: Expected,
  quantity: Quantity,
  format: Format,
): boolean {
  const perRow = quantity === 'softmax' || quantity === 'log_softmax' || problem.reduction === 'none';
  const overRows = !perRow && (quantity === 'cross_entropy' || facts.target?.divisorTerms !== undefined);
  const longest = overRows ? Math.max(rows, classes) : classes;
  // Where 1/D may be flushed, nothing is left to be said ("Flushed subnormals").
  const divisor = perRow ? 1 : facts.target!.divisor;
  if (isFlushed(problem) && divisor * smallestNormal(format) >= 1 / 2) return false;
  return longest * accumulationRoundoff(format) <= LONGEST_SUM;
}

/**
 * Marks (with 1) the elements of a quantity's answer on the way to which an honest algorithm may overflow though the
 * true value does not: where L, a row loss, the sum of them, D, tau_i, or with smoothing the sum of |L|, reaches a quarter
 * of the largest finite float. P has no such elements. Which of these matter follows from the quantity.
 */
export function beyondDomain(expected: Expected, quantity: Quantity, format: Format): Uint8Array {
  const { rows, classes, facts, problem } = expected;
  const limit = largestFinite(format) / 4;
  if (quantity === 'softmax') return new Uint8Array(rows * classes);
  if (quantity === 'log_softmax') return Uint8Array.from(facts.logP, (log) => (-log < limit ? 0 : 1));
  const { rowLoss, total, divisor } = facts.target!;
  if (quantity === 'cross_entropy_grad') {
    return Uint8Array.from({ length: rows * classes }, (_, n) =>
      Math.max(total[Math.floor(n / classes)]!, divisor) < limit ? 0 : 1,
    );
  }
  const smoothed = (problem.labelSmoothing ?? 0) > 0;
  // The largest intermediate result of each row: terms are non-negative, so sums are larger than their parts.
  const peak = rowLoss.map((loss, i) => {
    const spread = smoothed ? sumOfSizes(facts.logP.subarray(i * classes, (i + 1) * classes)) : 0;
    return Math.max(loss, spread, total[i]!);
  });
  if (problem.reduction === 'none') return Uint8Array.from(peak, (size) => (size < limit ? 0 : 1));
  return Uint8Array.of(Math.max(sumOfSizes(peak), divisor) < limit ? 0 : 1);
}

function sumOfSizes(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0);
}
