import type { Expected, Facts, Rounded } from '../contract/expected.ts';
import type { Problem } from '../contract/problem.ts';
import { type Outputs, QUANTITIES, type Quantity } from '../contract/quantity.ts';
import { type Dtype, formatOf } from '../numeric/format.ts';
import type { Rational } from '../numeric/rational.ts';
import { roundRational } from '../numeric/round.ts';
import { type Decided, round } from './decide.ts';
import { type Matrix, matrixOf, rowLosses, valuesOf } from './quantities.ts';
import type { Real, Value } from './real.ts';

/**
 * What is expected of every implementation: the quantities named in `outputs`, correctly rounded to those dtypes, and
 * the facts that the bounds of accuracy/ are computed from.
 *
 * @param outputs the dtype of each quantity wanted
 * @throws UsageError where the problem has no value by the definition; UndecidedError at the cap of digits
 */
export function expected(problem: Problem, outputs: Outputs): Expected {
  const matrix = matrixOf(problem);
  const { rows, classes } = matrix;
  const softmax = valuesOf(matrix, 'softmax', false);
  const logSoftmax = valuesOf(matrix, 'log_softmax', false);
  const values = (quantity: Quantity): readonly Value[] => {
    if (quantity === 'softmax') return softmax;
    if (quantity === 'log_softmax') return logSoftmax;
    return valuesOf(matrix, quantity, problem.reduction === 'none');
  };
  const quantities: Partial<Record<Quantity, Rounded>> = {};
  for (const quantity of QUANTITIES) {
    const dtype = outputs[quantity];
    if (dtype) quantities[quantity] = roundAll(values(quantity), dtype);
  }
  const inFloat64 = (quantity: 'softmax' | 'log_softmax') =>
    outputs[quantity] === 'float64'
      ? quantities[quantity]!.values
      : roundAll(values(quantity), 'float64').values;
  const facts: Facts = {
    max: toFloat64(matrix.row.map((row) => row.max)),
    gap: Float64Array.from({ length: rows * classes }, (_, n) => {
      const gap = matrix.row[Math.floor(n / classes)]!.gaps[n % classes];
      return gap === undefined ? -Infinity : nearest(gap);
    }),
    p: inFloat64('softmax'),
    logP: inFloat64('log_softmax'),
    logSum: roundAll(matrix.row.map(logSum), 'float64').values,
    ...(matrix.targets ? { target: targetFacts(matrix) } : {}),
  };
  return { problem, rows, classes, quantities, facts };
}

/** Correctly rounded values of one dtype, with the side on which each true value lies. */
export function roundAll(values: readonly Value[], dtype: Dtype): Rounded {
  const format = formatOf(dtype);
  return collect(
    values.map((value) => round(value, format)),
    dtype,
  );
}

export function collect(decided: readonly Decided[], dtype: Dtype): Rounded {
  return {
    dtype,
    values: Float64Array.from(decided, (d) => d.value),
    side: Int8Array.from(decided, (d) => d.side),
    residual: Float64Array.from(decided, (d) => d.residual),
  };
}

function targetFacts(matrix: Matrix): NonNullable<Facts['target']> {
  const { rows, classes } = matrix;
  const targets = matrix.targets!;
  const weight = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    for (const j of targets.support(i)) weight[i * classes + j] = nearest(targets.weight(i, j));
  }
  return {
    weight,
    total: toFloat64(targets.totals),
    divisor: nearest(targets.divisor),
    ...(targets.divisorTerms ? { divisorTerms: toFloat64(targets.divisorTerms) } : {}),
    rowLoss: roundAll(rowLosses(matrix), 'float64').values,
    dense: targets.dense,
    upstream: toFloat64(targets.upstream),
  };
}

/** ln S_i, the negative of log P at a maximum. */
function logSum(row: Matrix['row'][number]): Real {
  const rational = { num: 0n, den: 1n };
  return row.sumIsOne
    ? { rational }
    : { rational, tail: { sign: 1, at: (precision) => row.logSum(precision) } };
}

function toFloat64(values: readonly Rational[]): Float64Array {
  return Float64Array.from(values, nearest);
}

function nearest(value: Rational): number {
  return roundRational(value, formatOf('float64'), 0);
}
