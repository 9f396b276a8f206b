import { type Dual, divide, exp, fixed, ln, moving, multiply, Real, sum } from './dual.ts';

/** Small problems of the derivation: decimals, target weights of any sum, a divisor, an upstream gradient. */
export interface Problem {
  readonly name: string;
  readonly logits: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
  readonly divisor: number;
  readonly upstream: readonly number[];
}

/** A place (i, j) in the logits. */
export interface Place {
  readonly i: number;
  readonly j: number;
}

export function places(problem: Problem): Place[] {
  return problem.logits.flatMap((row, i) => row.map((_, j) => ({ i, j })));
}

/** p of one row by definition E2: no shift, no trick. */
export function softmax(row: readonly Dual[]): Dual[] {
  const terms = row.map(exp);
  const total = sum(terms);
  return terms.map((term) => divide(term, total));
}

/** Minus the sum of target times log p of one row, by definition E1. */
export function rowLoss(row: readonly Dual[], targets: readonly number[]): Dual {
  const terms = softmax(row).map((p, k) => multiply(fixed(-(targets[k] as number)), ln(p)));
  return sum(terms);
}

/** The loss: row losses weighted by `weights`, added and divided by the divisor. */
export function loss(
  rows: readonly (readonly Dual[])[],
  problem: Problem,
  weights?: readonly number[],
): Dual {
  const parts = rows.map((row, i) =>
    multiply(fixed(weights?.[i] ?? 1), rowLoss(row, problem.targets[i] as readonly number[])),
  );
  return divide(sum(parts), fixed(problem.divisor));
}

/** The logits of one row as decimals. */
export function rowOf(problem: Problem, i: number): Real[] {
  return (problem.logits[i] as readonly number[]).map((x) => new Real(x));
}

/** The probabilities of one row. */
export function probabilities(problem: Problem, i: number): Real[] {
  return softmax(rowOf(problem, i).map(fixed)).map((p) => p.value);
}

/** The derivatives of all p_ik by x_ij, by dual numbers. */
export function slopes(problem: Problem, { i, j }: Place): Real[] {
  const row = rowOf(problem, i).map((x, k) => (k === j ? moving(x) : fixed(x)));
  return softmax(row).map((p) => p.slope);
}

/** The derivative of `f` by x_ij, as a central difference over 1e-30: right to some 60 digits. */
export function difference(
  problem: Problem,
  { i, j }: Place,
  f: (rows: readonly (readonly Dual[])[]) => Dual,
): Real {
  const step = new Real('1e-30');
  const at = (offset: Real): Real => {
    const rows = problem.logits.map((_, r) =>
      rowOf(problem, r).map((x, k) => fixed(r === i && k === j ? x.plus(offset) : x)),
    );
    return f(rows).value;
  };
  return at(step).minus(at(step.negated())).div(step.times(2));
}

/** The derivative of the loss by x_ij, measured: the number that E4 to E12 and G1 have to equal. */
export function measured(problem: Problem, place: Place): Real {
  return difference(problem, place, (rows) => loss(rows, problem));
}

/** Sum of decimals. */
export function total(terms: readonly Real[]): Real {
  return terms.reduce((all, term) => all.plus(term), new Real(0));
}
