import type { Problem } from '../contract/problem.ts';
import { type Lowered, lower } from '../model/lower.ts';
import { divide, multiply, negate, type Rational, sign } from '../numeric/rational.ts';
import { type Matrix, matrixOf } from '../reference/quantities.ts';
import { type Approximation, approximate } from './approximation.ts';
import { Row } from './row.ts';

/** A problem as the oracle works on it: the reference's view of it is only made if some element needs it. */
export class OracleProblem {
  readonly problem: Problem;
  readonly lowered: Lowered;
  readonly row: readonly Row[];
  private matrix?: Matrix;

  constructor(problem: Problem) {
    this.problem = problem;
    this.lowered = lower(problem);
    const { logits, rows, classes } = this.lowered;
    this.row = Array.from(
      { length: rows },
      (_, i) => new Row(logits.subarray(i * classes, (i + 1) * classes)),
    );
  }

  /** The definition. */
  get exact(): Matrix {
    this.matrix ??= matrixOf(this.problem);
    return this.matrix;
  }
}

/** A rational with its sign taken out, and approximated unless it is 0. */
export interface Factor {
  readonly exact: Rational;
  readonly sign: -1 | 0 | 1;
  readonly size: Approximation;
}

export function factor(exact: Rational): Factor {
  const s = sign(exact);
  const size = s < 0 ? negate(exact) : exact;
  return { exact, sign: s, size: s === 0 ? { hi: 0, lo: 0, exponent: 0 } : approximate(size) };
}

/** g_i / D, one a row; rows with the same upstream gradient share one. */
export function outerFactors({ targets }: Lowered): readonly Factor[] {
  if (!targets) return [];
  let last: { readonly of: Rational; readonly factor: Factor } | undefined;
  return targets.upstream.map((g) => {
    if (last?.of !== g) last = { of: g, factor: factor(divide(g, targets.divisor)) };
    return last.factor;
  });
}

export function times(a: Factor, b: Factor): Factor {
  return factor(multiply(a.exact, b.exact));
}
