import { UsageError } from '../contract/errors.ts';
import type { Rounded } from '../contract/expected.ts';
import type { Problem } from '../contract/problem.ts';
import { type Dtype, type Format, formatOf } from '../numeric/format.ts';
import {
  add,
  compare,
  divide,
  exact,
  multiply,
  negate,
  type Rational,
  rational,
  sign,
  subtract,
} from '../numeric/rational.ts';
import { roundRational } from '../numeric/round.ts';
import type { Decided } from './decide.ts';
import { collect } from './expected.ts';
import { Precision } from './precision.ts';
import { type Matrix, matrixOf, rowLoss } from './quantities.ts';
import { type Enclosure, enclose, ZERO } from './real.ts';
import { Row } from './row.ts';

/** Digits of the row losses, tried in turn; the step is 10^-(digits/3). */
const DIGITS = [60, 120, 240, 480] as const;

const NOTHING: Decided = { value: 0, side: 0, residual: 0 };

/**
 * dLoss/dX by central differences of the reference's row losses, at high precision: the formula of the gradient is not
 * used, so that it can be checked with this. N x C, rounded to `output`; 0 at a class at -inf, where P is 0.
 *
 * With step h the difference quotient of l(x) = tau ln S - sum T x errs by at most h^2/6 times the third derivative of
 * tau ln S, which is tau p (1 - p)(1 - 2p) and at most tau/10. With D digits and h = 10^-(D/3) the true gradient is
 * enclosed to about 10^-(2D/3). Where 480 digits leave a float inside the enclosure, that float is the value (a gradient
 * of 1/2 or 0 is one exactly, and no difference can prove it).
 *
 * @throws UsageError where the problem has no value, or an infinite loss
 */
export function gradientByDifferences(problem: Problem, output: Dtype): Rounded {
  const matrix = matrixOf(problem);
  const decided = matrix.row.flatMap((row, i) =>
    row.gaps.map((gap, j) => (gap ? derivative(matrix, i, j, formatOf(output)) : NOTHING)),
  );
  return collect(decided, output);
}

function derivative(matrix: Matrix, i: number, j: number, format: Format): Decided {
  let value = 0;
  for (const digits of DIGITS) {
    const { lower, upper } = slope(matrix, i, j, new Precision(digits));
    value = roundRational(divide(add(lower, upper), rational(2n)), format, 0);
    if (value !== roundRational(lower, format, 0) || value !== roundRational(upper, format, 0)) continue;
    // The size of the remainder is not needed to judge by; its sign is.
    if (compare(exact(value), lower) < 0) return { value, side: 1, residual: 0 };
    if (compare(exact(value), upper) > 0) return { value, side: -1, residual: 0 };
  }
  return { value, side: 0, residual: 0 };
}

/** Encloses g_i/D dl_i/dx_ij. */
function slope(matrix: Matrix, i: number, j: number, precision: Precision): Enclosure {
  const step = rational(1n, 10n ** BigInt(precision.digits / 3));
  const above = movedLoss(matrix, i, j, step, precision);
  const below = movedLoss(matrix, i, j, negate(step), precision);
  const { totals, upstream, divisor } = matrix.targets!;
  const truncation = divide(multiply(totals[i]!, multiply(step, step)), rational(60n));
  const perStep = divide(rational(1n), multiply(step, rational(2n)));
  const ends = [
    subtract(multiply(subtract(above.lower, below.upper), perStep), truncation),
    add(multiply(subtract(above.upper, below.lower), perStep), truncation),
  ].map((end) => multiply(end, divide(upstream[i]!, divisor))) as [Rational, Rational];
  return sign(upstream[i]!) < 0 ? { lower: ends[1], upper: ends[0] } : { lower: ends[0], upper: ends[1] };
}

/** Encloses the loss of row i with x_ij moved. */
function movedLoss(matrix: Matrix, i: number, j: number, step: Rational, precision: Precision): Enclosure {
  const logits = matrix.row[i]!.gaps.map((d, c) => (d && c === j ? add(d, step) : d));
  const max = logits.reduce<Rational>((m, x) => (x && compare(x, m) > 0 ? x : m), logits[j] ?? ZERO);
  const loss = rowLoss({ ...matrix, row: matrix.row.with(i, new Row(logits, max)) }, i);
  if ('infinite' in loss)
    throw new UsageError(`labels: the loss of row ${i} is infinite, so it has no differences`);
  return enclose(loss, precision);
}
