import type { Expected, Facts } from '../contract/expected.ts';
import type { Quantity } from '../contract/quantity.ts';
import { type Format, unitRoundoff } from '../numeric/format.ts';
import { powerOfTwo } from '../numeric/words.ts';
import { SUM, spreadOf, sumOf } from './sums.ts';
import { flushErrors, isFlushed, underflowUnit } from './underflow.ts';

// The only tolerances of the project. Each is derived and proved, for a stated class of algorithms, in
// spec/accuracy-proofs.md (the section is named); the order of the operations is normative, so that another program gets
// the same bits. Everything is float64 arithmetic on the facts.

/** Levels whose intervals are bounds on errors; the stricter ones count floats. */
export type BoundedLevel = 'safe' | 'stable';

/** Sums are accumulated in the output's format, and in float32 where that is a half format ("The class"). */
export function accumulationRoundoff(format: Format): number {
  return Math.min(unitRoundoff(format), powerOfTwo(-24));
}

/** `SUM` where each term is a product that may underflow ("Row losses"). */
const PRODUCTS = SUM + 1;
/** The same for S_i with terms that are rescaled whenever a larger maximum turns up ("Row sums"). */
const RESCALED = 3;
/**
 * Roundings of a row loss besides those of L ("Row losses"): none where labels are plain; else the weights are formed
 * (4), products taken, and the result rounded.
 */
const ROW = { plain: 0, weighted: 6 };
/** Roundings of a total, of D, of the reciprocal of D, and of the result ("Mean and sum"). */
const MEAN = 4;
/**
 * Roundings of a gradient besides those of P ("Gradient"): difference, g or D, reciprocal of D, result; and where
 * labels are not plain, those that form the weights.
 */
const GRADIENT = { plain: 4, weighted: 8 };
/** Units of underflow lost by terms, rescaling, quotient and result together ("Underflow"). */
const LOST = 4;

/**
 * B: how far an honest algorithm's answer may lie from the correctly rounded one, for each element of the quantity's
 * answer; Infinity where nothing can be said. Assumes that `isProved` holds.
 */
export function bounds(
  expected: Expected,
  quantity: Quantity,
  format: Format,
  level: BoundedLevel,
): Float64Array {
  const rho = logErrors(expected, format, level);
  switch (quantity) {
    case 'softmax':
      return softmaxBounds(expected, format, rho);
    case 'log_softmax':
      return rho;
    case 'cross_entropy':
      return lossBounds(expected, format, rho);
    case 'cross_entropy_grad':
      return gradientBounds(expected, format, softmaxBounds(expected, format, rho));
  }
}

/** rho_ij: the error of L_ij, and of log P_ij ("Log-softmax", "Safe"). */
function logErrors(expected: Expected, format: Format, level: BoundedLevel): Float64Array {
  const { rows, classes, facts } = expected;
  const flushed = flushErrors(expected, format);
  const u = unitRoundoff(format);
  const ua = accumulationRoundoff(format);
  const twice = 2 * (u + ua);
  const rho = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    let mean = 0; // E_i = sum_k P_ik |d_ik|
    let spread = 0; // sigma_i = sum_k min(u_a, P_ik)
    for (let n = i * classes; n < (i + 1) * classes; n++) {
      mean += facts.p[n]! * size(facts.gap[n]!);
      spread += Math.min(ua, facts.p[n]!);
    }
    const offset = level === 'safe' ? twice * (Math.abs(facts.max[i]!) + facts.logSum[i]!) : 0;
    const row = 2 + mean + facts.logSum[i]!;
    const sum = RESCALED * spread + offset + flushed[i]!;
    for (let n = i * classes; n < (i + 1) * classes; n++) {
      rho[n] = twice * (row + size(facts.gap[n]!)) + sum;
    }
  }
  return rho;
}

/** P (rho + rho^2), because e^rho - 1 <= rho + rho^2 up to rho = 1 ("Softmax"). */
function softmaxBounds({ problem, facts }: Expected, format: Format, rho: Float64Array): Float64Array {
  const lost = LOST * underflowUnit(problem, format);
  const vanishing = (format.minExponent - format.precision + 1) * Math.LN2; // log of the smallest subnormal
  return rho.map((r, n) => {
    if (r < 1) return facts.p[n]! * (r + r * r) + lost;
    return facts.logP[n]! + r < vanishing ? lost : Number.POSITIVE_INFINITY;
  });
}

function lossBounds(expected: Expected, format: Format, rho: Float64Array): Float64Array {
  const { rowLoss, divisor } = expected.facts.target!;
  const rows = rowBounds(expected, format, rho);
  const lost = LOST * underflowUnit(expected.problem, format);
  if (expected.problem.reduction === 'none') return rows;
  // Divided one by one: their sum may overflow where the mean does not.
  const errors = rows.map((bound) => bound / divisor);
  const largest = rowLoss.map((loss, i) => (loss + rows[i]!) / divisor);
  const loss = sumOf(largest);
  const spread = SUM * spreadOf(largest, accumulationRoundoff(format) * loss);
  const relative = MEAN * unitRoundoff(format) + divisorError(expected.facts.target!, format);
  return Float64Array.of(sumOf(errors) + spread + relative * loss + lost);
}

/** B_i ("Row losses"). */
function rowBounds(expected: Expected, format: Format, rho: Float64Array): Float64Array {
  const { problem, rows, classes, facts } = expected;
  const { weight, rowLoss, dense } = facts.target!;
  const ua = accumulationRoundoff(format);
  const tiny = underflowUnit(problem, format);
  const lost = isFlushed(problem) ? 2 * tiny : 0; // weights below it may be 0
  const relative = ROW[kind(expected)] * unitRoundoff(format);
  return Float64Array.from({ length: rows }, (_, i) => {
    const [from, to] = [i * classes, (i + 1) * classes];
    let error = 0;
    for (let n = from; n < to; n++) error += weight[n]! * rho[n]!;
    const largest = rowLoss[i]! + error;
    const cap = ua * largest + tiny;
    let spread = 0;
    for (let n = from; dense && n < to; n++) {
      if (weight[n] === 0) continue;
      const part = weight[n]! * (rho[n]! - facts.logP[n]!);
      spread += weight[n]! < lost ? part : Math.min(cap, part);
    }
    return error + PRODUCTS * spread + relative * largest + LOST * tiny;
  });
}

/** "Gradient": P enters with its own bound, T and D with their roundings; nothing is hoped for from cancellation. */
function gradientBounds(expected: Expected, format: Format, softmax: Float64Array): Float64Array {
  const { problem, rows, classes, facts } = expected;
  const target = facts.target!;
  const tiny = underflowUnit(problem, format);
  const lost = LOST * tiny;
  const relative = GRADIENT[kind(expected)] * unitRoundoff(format) + 2 * divisorError(target, format);
  const bound = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const tau = target.total[i]!;
    const upstream = Math.abs(target.upstream[i]!);
    const scale = upstream / target.divisor;
    const whole = isFlushed(problem) && upstream < 2 * tiny ? 1 : 0; // an upstream gradient that may be 0
    const weights = target.weight.subarray(i * classes, (i + 1) * classes);
    const tauError = target.dense ? SUM * spreadOf(weights, accumulationRoundoff(format) * tau) : 0;
    if (tau * scale === 0) {
      // 0 whatever P is, also where nothing is known of P.
      bound.fill(lost, i * classes, (i + 1) * classes);
      continue;
    }
    for (let j = 0; j < classes; j++) {
      const n = i * classes + j;
      const size = weights[j]! + tau * facts.p[n]!;
      const error = size * (relative + whole) + tau * softmax[n]! + 2 * facts.p[n]! * tauError;
      bound[n] = scale * (error + lost) + lost;
    }
    if (target.dense) continue;
    // A label's gradient may also be minus the sum of the other classes': their errors, and that of the sum.
    const others = bound.subarray(i * classes, (i + 1) * classes).map((b, j) => (weights[j] === 0 ? b : 0));
    const largest = others.map((b, j) =>
      weights[j] === 0 ? scale * (tau * facts.p[i * classes + j]!) + b : 0,
    );
    const spread = SUM * spreadOf(largest, accumulationRoundoff(format) * sumOf(largest));
    const label = i * classes + weights.findIndex((weight) => weight !== 0);
    bound[label] = Math.max(bound[label]!, sumOf(others) + spread);
  }
  return bound;
}

/** Labels are plain where every weight is 0 or 1 as given. */
function kind({ problem, facts }: Expected): 'plain' | 'weighted' {
  return problem.weights || facts.target!.dense ? 'weighted' : 'plain';
}

/** Relative error of a divisor that is a sum of class weights ("Mean and sum"); counts of rows have none. */
function divisorError({ divisor, divisorTerms }: NonNullable<Facts['target']>, format: Format): number {
  return divisorTerms ? (SUM * spreadOf(divisorTerms, accumulationRoundoff(format) * divisor)) / divisor : 0;
}

/** |d|. A gap that overflows float64, or of an absent class, counts as the largest float64, so that 0 |d| is 0. */
function size(gap: number): number {
  return Math.min(-gap, Number.MAX_VALUE);
}
