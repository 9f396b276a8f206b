import type { Dtype } from '../numeric/format.ts';
import {
  divide,
  exact,
  multiply,
  type Rational,
  rational,
  sign,
  subtract,
  add as sum,
} from '../numeric/rational.ts';
import { loss, rowLoss } from '../reference/quantities.ts';
import { type Approximation, approximate, product, quotient, scaled } from './approximation.ts';
import { add, dd } from './double-double.ts';
import { handOn, type Sticky } from './hand-on.ts';
import { logarithm, settle } from './probabilities.ts';
import type { OracleProblem } from './problem.ts';
import { Sheet } from './sheet.ts';
import type { Tiers } from './tiers.ts';

const ONE = rational(1n);

/** Row losses, N. */
export function rowLosses(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { rows } = problem.lowered;
  const sheet = new Sheet(dtype, rows, tiers);
  for (let i = 0; i < rows; i++) {
    if (!singleLabel(problem, sheet, i, i)) {
      reduced(problem, sheet, i, [i], ONE);
    }
  }
  return sheet;
}

/** The mean or sum of the row losses: one element. */
export function reducedLoss(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { rows, targets } = problem.lowered;
  const sheet = new Sheet(dtype, 1, tiers);
  if (rows === 1 && isOne(targets!.divisor) && singleLabel(problem, sheet, 0, 0)) return sheet;
  reduced(
    problem,
    sheet,
    0,
    Array.from({ length: rows }, (_, i) => i),
    targets!.divisor,
  );
  return sheet;
}

/** A row with one label of weight 1 has the loss -L. */
function singleLabel(problem: OracleProblem, sheet: Sheet, n: number, i: number): boolean {
  const { targets } = problem.lowered;
  const [label, ...more] = targets!.support(i);
  if (label === undefined || more.length > 0 || !isOne(targets!.weight(i, label))) return false;
  logarithm(problem, sheet, n, i, label, 1);
  return true;
}

/** (sum over rows of -sum_j T d + tau ln S) / divisor: all parts are positive, so nothing cancels. */
function reduced(
  problem: OracleProblem,
  sheet: Sheet,
  n: number,
  rows: readonly number[],
  divisor: Rational,
): void {
  const targets = problem.lowered.targets!;
  const { classes, logits } = problem.lowered;
  const labels = rows.flatMap((i) => targets.support(i).map((j) => ({ i, j })));
  if (labels.some(({ i, j }) => logits[i * classes + j] === Number.NEGATIVE_INFINITY)) {
    sheet.set(n, Number.POSITIVE_INFINITY, 0, 0);
    return;
  }
  const curved = rows.filter((i) => sign(targets.totals[i]!) > 0 && problem.row[i]!.logSum.hi > 0);
  const tail = curved
    .map((i) => weighted(targets.totals[i]!, problem.row[i]!.logSum))
    .reduce<Approximation | undefined>(plus, undefined);
  const perDivisor = approximate(divisor);
  const definition = () =>
    problem.problem.reduction === 'none' ? rowLoss(problem.exact, n) : loss(problem.exact);

  if (!rows.some((i) => problem.row[i]!.overflows)) {
    const linear = labels
      .filter(({ i, j }) => problem.row[i]!.gap[j] !== 0)
      .map(({ i, j }) => weighted(targets.weight(i, j), scaled(gapOf(problem, i, j))))
      .reduce<Approximation | undefined>(plus, undefined);
    const total = linear && tail ? plus(linear, tail) : (linear ?? tail);
    if (total && tail && settle(sheet, n, 1, quotient(total, perDivisor))) return;
  }
  const sticky: Sticky = {
    rational: divide(
      labels
        .map(({ i, j }) =>
          multiply(
            targets.weight(i, j),
            subtract(exact(problem.row[i]!.max), exact(logits[i * classes + j]!)),
          ),
        )
        .reduce(sum, rational(0n)),
      divisor,
    ),
    sign: tail ? 1 : 0,
    ...(tail && { tail: quotient(tail, perDivisor) }),
  };
  handOn(sheet, n, sticky, definition);
}

function gapOf(problem: OracleProblem, i: number, j: number) {
  const { gap, rest } = problem.row[i]!;
  return dd(-gap[j]!, -rest[j]!);
}

function weighted(weight: Rational, value: Approximation): Approximation {
  return isOne(weight) ? value : product(approximate(weight), value);
}

/** The sum of two approximations; one that is too small to show is left out. */
function plus(a: Approximation | undefined, b: Approximation): Approximation {
  if (a === undefined) return b;
  const [large, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const place = small.exponent - large.exponent;
  if (place < -400) return large;
  const unit = 2 ** place;
  return scaled(add(large, dd(small.hi * unit, small.lo * unit)), large.exponent);
}

function isOne({ num, den }: Rational): boolean {
  return num === den;
}
