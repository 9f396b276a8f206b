import { UsageError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { type Lowered, lower, type Targets } from '../model/lower.ts';
import { divide, multiply, type Rational, rational, sign, subtract } from '../numeric/rational.ts';
import type { Precision } from './precision.ts';
import { type Real, scale, type Value, ZERO } from './real.ts';
import { type Row, rowsOf } from './row.ts';

/** A lowered problem with its rows: what the definition is read from. */
export interface Matrix extends Lowered {
  readonly row: readonly Row[];
}

export function matrixOf(problem: Problem): Matrix {
  const lowered = lower(problem);
  return { ...lowered, row: rowsOf(lowered.logits, lowered.rows, lowered.classes) };
}

/**
 * The exact values of one quantity, row-major: N x C, or one reduced loss, or N row losses.
 *
 * @throws UsageError where the problem has no value, or has no targets and the quantity needs them
 */
export function realsOf(problem: Problem, quantity: Quantity): readonly Value[] {
  return valuesOf(matrixOf(problem), quantity, problem.reduction === 'none');
}

/** As `realsOf`, of a problem already lowered; `each` asks for the row losses one by one. */
export function valuesOf(matrix: Matrix, quantity: Quantity, each: boolean): readonly Value[] {
  switch (quantity) {
    case 'softmax':
      return elements(matrix, (i, j) => matrix.row[i]!.softmax(j));
    case 'log_softmax':
      return elements(matrix, (i, j) => matrix.row[i]!.logSoftmax(j));
    case 'cross_entropy':
      return each ? rowLosses(matrix) : [loss(matrix)];
    case 'cross_entropy_grad':
      return elements(matrix, (i, j) => gradient(matrix, i, j));
  }
}

/** l_i = sum_j T_ij (-L_ij) = -sum_j T_ij d_ij + tau_i ln S_i, one a row. */
export function rowLosses(matrix: Matrix): readonly Value[] {
  return matrix.row.map((_, i) => rowLoss(matrix, i));
}

export function rowLoss(matrix: Matrix, i: number): Value {
  return weighted(matrix, [i], rational(1n));
}

/** (sum_i l_i) / D. */
export function loss(matrix: Matrix): Value {
  return weighted(
    matrix,
    matrix.row.map((_, i) => i),
    targetsOf(matrix).divisor,
  );
}

/** (sum of the row losses of some rows) / divisor. A class with weight at -inf makes it +inf. */
function weighted(matrix: Matrix, rows: readonly number[], divisor: Rational): Value {
  const targets = targetsOf(matrix);
  let linear = ZERO;
  for (const i of rows) {
    for (const j of targets.support(i)) {
      const gap = matrix.row[i]!.gaps[j];
      if (gap === undefined) return { infinite: 1 };
      linear = subtract(linear, multiply(targets.weight(i, j), gap));
    }
  }
  const curved = rows.filter((i) => sign(targets.totals[i]!) > 0 && !matrix.row[i]!.sumIsOne);
  const rationalPart = divide(linear, divisor);
  if (curved.length === 0) return { rational: rationalPart };
  const logSums = (p: Precision) =>
    curved
      .map((i) => p.multiply(p.of(divide(targets.totals[i]!, divisor)), matrix.row[i]!.logSum(p)))
      .reduce((a, b) => p.add(a, b));
  return { rational: rationalPart, tail: { sign: 1, at: logSums } };
}

/** G_ij = g_i (tau_i P_ij - T_ij) / D. */
export function gradient(matrix: Matrix, i: number, j: number): Real {
  const targets = targetsOf(matrix);
  const p = matrix.row[i]!.softmax(j);
  const tauP = scale(p, targets.totals[i]!);
  const difference: Real = { ...tauP, rational: subtract(tauP.rational, targets.weight(i, j)) };
  return scale(difference, divide(targets.upstream[i]!, targets.divisor));
}

function targetsOf(matrix: Matrix): Targets {
  if (!matrix.targets)
    throw new UsageError('targets: the loss and its gradient need labels or probabilities');
  return matrix.targets;
}

function elements<T>(matrix: Matrix, value: (i: number, j: number) => T): T[] {
  const { rows, classes } = matrix;
  return Array.from({ length: rows * classes }, (_, n) => value(Math.floor(n / classes), n % classes));
}
