import type { Dtype } from '../numeric/format.ts';
import {
  divide,
  multiply as exactly,
  negate as negateExactly,
  type Rational,
  rational,
  subtract,
} from '../numeric/rational.ts';
import { gradient } from '../reference/quantities.ts';
import { ZERO } from '../reference/real.ts';
import {
  type Approximation,
  approximate,
  beside1,
  NOTHING,
  product,
  RELATIVE,
  scaled,
} from './approximation.ts';
import { at } from './columns.ts';
import { add, negate } from './double-double.ts';
import { handOn } from './hand-on.ts';
import { multiply, subtract as subtractColumns } from './loops.ts';
import { twoTo } from './powers-of-two.ts';
import { type Factor, factor, type OracleProblem } from './problem.ts';
import type { Row } from './row.ts';
import { settleAll } from './settle-all.ts';
import { Sheet } from './sheet.ts';
import type { Sticky } from './sticky.ts';
import type { Tiers } from './tiers.ts';
import { twins } from './twins.ts';

/** What tau P - T is known to where `subtract` has not given it up. */
const DIFFERENCE = 2 ** 12 * RELATIVE;

/** A difference known to less than this part of an ulp is not worth rounding, or measuring. */
const MEASURABLE = 2 ** -8;

/** One row of the gradient, and what its elements share. */
interface Slope {
  readonly problem: OracleProblem;
  readonly i: number;
  readonly row: Row;
  readonly support: readonly number[];
  /** g_i / D, and tau_i g_i / D. */
  readonly outer: Factor;
  readonly scale: Factor;
}

/** The same, and the sheet that it is written on. */
interface WrittenSlope extends Slope {
  readonly sheet: Sheet;
}

/** G_ij = g_i (tau_i P_ij - T_ij) / D, N x C, correctly rounded. */
export function gradients(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const sheet = new Sheet(dtype, problem.cells.gap.length, tiers);
  const outerOf = remembering();
  const scaleOf = remembering();
  problem.row.forEach((_, i) => {
    fillRow({ ...slope(problem, i, outerOf, scaleOf), sheet });
  });
  return sheet;
}

/** Row i of the gradient. */
export function slope(problem: OracleProblem, i: number, outerOf = factor, scaleOf = factor): Slope {
  const { upstream, divisor, totals, support } = problem.lowered.targets!;
  const outer = outerOf(divide(upstream[i]!, divisor));
  const scale = scaleOf(exactly(totals[i]!, outer.exact));
  return { problem, i, row: problem.row[i]!, support: support(i), outer, scale };
}

/** Rows mostly share their factors. */
function remembering(): (exact: Rational) => Factor {
  let last = factor(ZERO);
  return (exact) => {
    if (last.exact.num !== exact.num || last.exact.den !== exact.den) last = factor(exact);
    return last;
  };
}

function fillRow(slope: WrittenSlope): void {
  const { problem, sheet, row, support, outer, scale } = slope;
  const { cells, room } = problem;
  const { from, to } = row;
  // Where tau is 0, so is T.
  if (scale.sign === 0) {
    for (let n = from; n < to; n++) sheet.exactly(n, 0);
    return;
  }
  multiply(cells.power, product(row.inverse, scale.size), scale.sign, from, to, room);
  if (support.length === 1) {
    room.hi[from + support[0]!] = Number.NaN;
  } else {
    multiply(problem.weights, outer.size, outer.sign, from, to, problem.spare);
    subtractColumns(problem.spare, from, to, room);
  }
  const twin = twins(cells.logits);
  settleAll(sheet, room, support.length === 1 ? RELATIVE : DIFFERENCE, from, to, (n) => {
    const first = isLabel(slope, n) ? n : twin(n);
    if (first < n) sheet.copy(n, first);
    else if (isLabel(slope, n)) labelled(slope, n);
    else unlabelled(slope, n);
  });
}

function isLabel({ problem, row, support }: Slope, n: number): boolean {
  return support.length === 1 ? n - row.from === support[0] : problem.weights.hi[n] !== 0;
}

/** T_ij = 0: a product of what is known. */
function unlabelled(slope: WrittenSlope, n: number): void {
  const { sheet, row, scale } = slope;
  if (!sheet.settleBy(n, scale.sign, product(row.share(n), scale.size))) handOn(sheet, n, parts(slope, n));
}

/** T_ij > 0. If it is the only label of the row, T = tau and the entry is -(1 - P) tau g/D; else the two may cancel. */
function labelled(slope: WrittenSlope, n: number): void {
  const { problem, sheet, row, support, scale } = slope;
  const decided =
    support.length === 1
      ? sheet.settleBy(n, -scale.sign, product(row.complement(n), scale.size))
      : Number.isNaN(problem.room.hi[n]) && difference(slope, n);
  if (!decided) handOn(sheet, n, parts(slope, n));
}

/** tau P - T where much of it cancels, with the error of what is left. */
function difference({ problem, sheet, row, i, outer }: WrittenSlope, n: number): boolean {
  if (row.isAbsent(n)) return false;
  const tauP = product(row.share(n), approximate(problem.lowered.targets!.totals[i]!));
  const T = at(problem.weights, n);
  const top = Math.max(tauP.exponent, T.exponent);
  const beside = ({ hi, lo, exponent }: Approximation) => beside1({ hi, lo, exponent: exponent - top });
  const left = add(beside(tauP), negate(beside(T)));
  // Both are below 2, and so are their errors times RELATIVE; the difference of the two adds next to nothing.
  const error = 8 * RELATIVE;
  if (MEASURABLE * Math.abs(left.hi) < error * twoTo(sheet.format.precision)) return false;
  const size = left.hi < 0 ? negate(left) : left;
  const whole = product(scaled(size, top), outer.size);
  const radius = (error / size.hi + RELATIVE) * whole.hi;
  const sign = outer.sign * Math.sign(left.hi);
  return sheet.settle(n, sign, whole.hi, whole.lo, whole.exponent, radius, radius);
}

/** G as a rational and a tail; spec/termination.md, section 3. */
export function parts({ problem, row, scale, outer, i }: Slope, n: number): Sticky {
  const { totals, weight } = problem.lowered.targets!;
  const absent = row.isAbsent(n);
  const isMax = row.isMax(n);
  const T = weight(i, n - row.from);
  const whole = isMax ? subtract(exactly(totals[i]!, rational(1n, BigInt(row.ties))), T) : negateExactly(T);
  const fixed = absent || row.flat;
  return {
    rational: exactly(whole, outer.exact),
    sign: fixed ? 0 : isMax ? (-scale.sign as -1 | 0 | 1) : scale.sign,
    tail: fixed ? NOTHING : product(isMax ? row.shortfall() : row.share(n), scale.size),
    places: row.places,
    finer: (precision) => {
      const fine = problem.fine(i, precision);
      const size = scale.sign < 0 ? negateExactly(scale.exact) : scale.exact;
      return precision.multiply(isMax ? fine.shortfall() : fine.share(n), precision.of(size));
    },
    definition: () => gradient(problem.exact, i, n - row.from),
  };
}
