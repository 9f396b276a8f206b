import type { Dtype } from '../numeric/format.ts';
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
import { loss, rowLoss } from '../reference/quantities.ts';
import { type Value, ZERO } from '../reference/real.ts';
import { approximate, NOTHING, quotient } from './approximation.ts';
import type { Ball, Precision } from './ball.ts';
import { handOn } from './hand-on.ts';
import { logarithm } from './log-probabilities.ts';
import { plus } from './loss-part.ts';
import type { OracleProblem } from './problem.ts';
import { Sheet } from './sheet.ts';
import type { Sticky } from './sticky.ts';
import type { Tiers } from './tiers.ts';

/** The losses of some rows, over a divisor. */
interface Sum {
  readonly rows: readonly number[];
  readonly divisor: Rational;
  definition(): Value;
}

/** A sum, and the element that it is rounded into. */
interface Share extends Sum {
  readonly sheet: Sheet;
  readonly n: number;
}

const ONE = rational(1n);

/** Row losses, N. */
export function rowLosses(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const sheet = new Sheet(dtype, problem.row.length, tiers);
  problem.row.forEach((_, i) => {
    const definition = () => rowLoss(problem.exact, i);
    weighted(problem, { sheet, n: i, rows: [i], divisor: ONE, definition });
  });
  return sheet;
}

/** The mean or sum of the row losses: one element. */
export function reducedLoss(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const sheet = new Sheet(dtype, 1, tiers);
  const rows = problem.row.map((_, i) => i);
  const { divisor } = problem.lowered.targets!;
  weighted(problem, { sheet, n: 0, rows, divisor, definition: () => loss(problem.exact) });
  return sheet;
}

/** (-sum T d + sum tau ln S) / D. A row alone with one label of weight 1 has the loss -L. */
function weighted(problem: OracleProblem, share: Share): void {
  const { sheet, n, rows, divisor, definition } = share;
  const label = rows.length === 1 && isOne(divisor) ? onlyLabel(problem, rows[0]!) : undefined;
  if (label !== undefined) {
    logarithm(problem, rows[0]!, label, { sheet, n, sign: 1, definition });
    return;
  }
  const parts = rows.map((i) => problem.lossPart(i));
  if (parts.some(({ infinite }) => infinite)) {
    sheet.exactly(n, Number.POSITIVE_INFINITY);
    return;
  }
  const perDivisor = approximate(divisor);
  const linear = parts.reduce((sum, part) => plus(sum, part.linear), NOTHING);
  const curved = parts.reduce((sum, part) => plus(sum, part.curved), NOTHING);
  const known = curved.hi > 0 && !rows.some((i) => problem.row[i]!.overflows);
  if (known && sheet.settleBy(n, 1, quotient(plus(linear, curved), perDivisor))) return;
  handOn(sheet, n, linearAndCurved(problem, share));
}

/** (-sum T d + sum tau ln S) / D, where it is finite. */
export function linearAndCurved(problem: OracleProblem, { rows, divisor, definition }: Sum): Sticky {
  const curved = rows.reduce((sum, i) => plus(sum, problem.lossPart(i).curved), NOTHING);
  return {
    rational: divide(rows.map((i) => linearPart(problem, i)).reduce(add, ZERO), divisor),
    sign: curved.hi > 0 ? 1 : 0,
    tail: quotient(curved, approximate(divisor)),
    places: rows.reduce((most, i) => Math.max(most, problem.row[i]!.places), 0),
    finer: (precision) => curvedPart(problem, rows, divisor, precision),
    definition,
  };
}

/** The cell of the only class with weight, if there is one and its weight is 1. */
function onlyLabel(problem: OracleProblem, i: number): number | undefined {
  const targets = problem.lowered.targets!;
  const support = targets.support(i);
  const [label] = support;
  if (label === undefined || support.length > 1 || !isOne(targets.weight(i, label))) return undefined;
  return problem.row[i]!.from + label;
}

/** -sum_j T_j d_j, exactly. */
function linearPart({ lowered, row }: OracleProblem, i: number): Rational {
  const { logits, targets } = lowered;
  const { from, max } = row[i]!;
  return targets!
    .support(i)
    .map((j) => multiply(targets!.weight(i, j), subtract(exact(max), exact(logits[from + j]!))))
    .reduce(add, ZERO);
}

/** sum_i tau_i ln S_i / D in fixed point. */
function curvedPart(
  problem: OracleProblem,
  rows: readonly number[],
  divisor: Rational,
  precision: Precision,
): Ball {
  const { totals } = problem.lowered.targets!;
  const terms = rows
    .filter((i) => sign(totals[i]!) > 0 && problem.row[i]!.logSum.hi > 0)
    .map((i) =>
      precision.multiply(precision.of(divide(totals[i]!, divisor)), problem.fine(i, precision).logSum()),
    );
  return terms.reduce((a, b) => precision.add(a, b));
}

function isOne({ num, den }: Rational): boolean {
  return num === den;
}
