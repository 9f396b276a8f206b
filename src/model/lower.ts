import { UsageError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import {
  add,
  divide,
  exact,
  multiply,
  type Rational,
  rational,
  sign,
  subtract,
} from '../numeric/rational.ts';
import { validate } from './validate.ts';

/** The target side of the model: T, tau, D and g of spec/definitions.md, exact. */
export interface Targets {
  /** T_ij >= 0. */
  weight(row: number, label: number): Rational;
  /** Classes of the row with T_ij > 0, ascending. */
  support(row: number): readonly number[];
  /** tau_i = sum_j T_ij. */
  readonly totals: readonly Rational[];
  /** D > 0. */
  readonly divisor: Rational;
  /** The summands of D where it is a sum of class weights, one a row. */
  readonly divisorTerms?: readonly Rational[];
  /** g_i, one a row; 1 unless the problem has an upstream gradient. */
  readonly upstream: readonly Rational[];
  /** Whether a row may have several T_ij > 0: then tau P - T cancels without limit. */
  readonly dense: boolean;
}

/** A problem in the one form that everything behind it reads: all options have become T and D. */
export interface Lowered {
  readonly rows: number;
  readonly classes: number;
  /** Row-major; finite or -inf. */
  readonly logits: Float64Array;
  readonly targets?: Targets;
}

const ZERO = rational(0n);
const ONE = rational(1n);

/**
 * Turns a problem with all its options into target weights T and a divisor D: the only place that reads options.
 *
 * @throws UsageError where the problem has no value by the definition (see `validate`)
 * @see spec/definitions.md
 */
export function lower(problem: Problem): Lowered {
  const { rows, classes } = validate(problem);
  const logits = problem.logits.values;
  if (!problem.targets) return { rows, classes, logits };
  return { rows, classes, logits, targets: lowerTargets(problem, rows, classes) };
}

function lowerTargets(problem: Problem, rows: number, classes: number): Targets {
  const weightOf = classWeights(problem, classes);
  const target = smoothed(problem, classes);
  const dense = !isIndex(problem) || (problem.labelSmoothing ?? 0) > 0;
  const ignored = (row: number) => isIndex(problem) && problem.targets.values[row] === problem.ignoreIndex;

  // T > 0 of each row, by class. With an index label the smoothing formula weighs the label by w_y and the uniform part
  // by w_j, as PyTorch does.
  const weights = range(rows).map((row) => {
    const known = new Map<number, Rational>();
    const candidates = isIndex(problem) && !dense ? [problem.targets.values[row]!] : range(classes);
    for (const j of ignored(row) ? [] : candidates) {
      const unweighted = target(row, j);
      const weight = problem.weights ? multiply(weightOf(j), unweighted) : unweighted;
      if (sign(weight) > 0) known.set(j, weight);
    }
    return known;
  });
  const supports = weights.map((row) => [...row.keys()]);
  const totals = weights.map((row) => [...row.values()].reduce(add, ZERO));

  const byRows = problem.dialect?.['weighted-mean'] === 'rows';
  const divisorTerms =
    problem.reduction === 'mean' && isIndex(problem)
      ? range(rows).map((i) => (ignored(i) ? ZERO : byRows ? ONE : weightOf(problem.targets.values[i]!)))
      : undefined;
  const divisor =
    problem.reduction !== 'mean' ? ONE : (divisorTerms?.reduce(add, ZERO) ?? rational(BigInt(rows)));
  if (sign(divisor) === 0)
    throw new UsageError('labels: no row counts, so the mean has nothing to divide by');
  return {
    weight: (row, j) => weights[row]?.get(j) ?? ZERO,
    support: (row) => supports[row] ?? [],
    totals,
    divisor,
    ...(problem.weights && divisorTerms && !byRows ? { divisorTerms } : {}),
    upstream: range(rows).map((i) => (problem.upstream ? exact(problem.upstream.values[i]!) : ONE)),
    dense,
  };
}

/** The target before class weights: (1 - e) t + e/C, or as the dialect has it. */
function smoothed(problem: Problem, classes: number): (row: number, j: number) => Rational {
  const raw = rawTarget(problem, classes);
  const smoothing = exact(problem.labelSmoothing ?? 0);
  if (sign(smoothing) === 0) return raw;
  const kept = subtract(ONE, smoothing);
  if (problem.dialect?.['smoothing-share'] === 'other-classes') return spread(problem, classes, smoothing);
  const share = divide(smoothing, rational(BigInt(classes)));
  if (!isIndex(problem)) return (row, j) => add(multiply(kept, raw(row, j)), share);
  const { values: labels } = problem.targets;
  const label = add(kept, share);
  return (row, j) => (labels[row] === j ? label : share);
}

/** The target of each class, of which a share e goes to the others in equal parts; a class that is alone keeps all. */
function spread(problem: Problem, classes: number, share: Rational): (row: number, j: number) => Rational {
  const raw = rawTarget(problem, classes);
  if (classes === 1) return raw;
  const kept = subtract(ONE, share);
  const part = divide(share, rational(BigInt(classes - 1)));
  const totals = new Map<number, Rational>();
  return (row, j) => {
    const total = totals.get(row) ?? range(classes).reduce((sum, k) => add(sum, raw(row, k)), ZERO);
    totals.set(row, total);
    return add(multiply(kept, raw(row, j)), multiply(part, subtract(total, raw(row, j))));
  };
}

/** The target before smoothing and weights: 1 at the label, or the given probability. */
function rawTarget({ targets }: Problem, classes: number): (row: number, j: number) => Rational {
  if (targets?.kind === 'probabilities') return (row, j) => exact(targets.values.values[row * classes + j]!);
  return (row, j) => (targets?.values[row] === j ? ONE : ZERO);
}

function classWeights({ weights }: Problem, classes: number): (j: number) => Rational {
  if (!weights) return () => ONE;
  const exactWeights = range(classes).map((j) => exact(weights.values[j]!));
  return (j) => exactWeights[j]!;
}

function isIndex(problem: Problem): problem is Problem & { targets: { kind: 'index'; values: Int32Array } } {
  return problem.targets?.kind === 'index';
}

function range(n: number): number[] {
  const list: number[] = [];
  for (let i = 0; i < n; i++) list.push(i);
  return list;
}
