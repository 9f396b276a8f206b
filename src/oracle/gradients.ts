import type { Dtype } from '../numeric/format.ts';
import { exact, multiply, negate, type Rational, rational, sign, subtract } from '../numeric/rational.ts';
import { gradient } from '../reference/quantities.ts';
import { type Approximation, approximate, product, RELATIVE, scaled } from './approximation.ts';
import { add, dd, negate as minus } from './double-double.ts';
import { handOn, type Sticky } from './hand-on.ts';
import { above, settle } from './probabilities.ts';
import { type Factor, factor, type OracleProblem, outerFactors } from './problem.ts';
import type { Row } from './row.ts';
import { Sheet } from './sheet.ts';
import type { Tiers } from './tiers.ts';

/** One row of the gradient, and what its elements share. */
interface Slope {
  readonly problem: OracleProblem;
  readonly sheet: Sheet;
  readonly row: Row;
  readonly i: number;
  /** g_i / D, and tau_i g_i / D. */
  readonly outer: Factor;
  readonly scale: Factor;
}

/** G_ij = g_i (tau_i P_ij - T_ij) / D, N x C, correctly rounded. */
export function gradients(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { rows, classes, targets } = problem.lowered;
  const sheet = new Sheet(dtype, rows * classes, tiers);
  const outer = outerFactors(problem.lowered);
  const scales = new Map<string, Factor>();
  for (let i = 0; i < rows; i++) {
    const exact = multiply(targets!.totals[i]!, outer[i]!.exact);
    const key = `${exact.num}/${exact.den}`;
    const scale = scales.get(key) ?? factor(exact);
    scales.set(key, scale);
    const slope = { problem, sheet, row: problem.row[i]!, i, outer: outer[i]!, scale };
    const support = targets!.support(i);
    fillRow(slope, classes, support);
  }
  return sheet;
}

function fillRow(slope: Slope, classes: number, support: readonly number[]): void {
  const { sheet, row, i } = slope;
  let at = 0;
  let plainMax = -1;
  for (let j = 0; j < classes; j++) {
    const n = i * classes + j;
    if (support[at] === j) {
      at++;
      labelled(slope, n, j, support.length === 1);
    } else if (row.gap[j] === 0 && plainMax >= 0) {
      sheet.copy(n, i * classes + plainMax);
    } else {
      unlabelled(slope, n, j);
      if (row.gap[j] === 0) plainMax = j;
    }
  }
}

/** T_ij = 0: tau P g/D, a product of what is known. */
function unlabelled(slope: Slope, n: number, j: number): void {
  const { row, scale, sheet } = slope;
  if (scale.sign === 0 || isAbsent(slope, j)) return; // exactly 0
  if (!row.flat) {
    if (settle(sheet, n, scale.sign, product(row.share(j), scale.size))) return;
    if (row.gap[j] === 0 && row.ties === 1 && nearScale(slope, n, scale.sign, row.shortfall())) return;
  }
  handOn(sheet, n, sticky(slope, j), () => gradient(slope.problem.exact, slope.i, j));
}

/** T_ij > 0. If it is the only label of the row, T = tau and the entry is -(1 - P) tau g/D; else the two may cancel. */
function labelled(slope: Slope, n: number, j: number, alone: boolean): void {
  const { row, scale, sheet } = slope;
  const hopeless = row.flat || isAbsent(slope, j) || scale.sign === 0;
  if (!hopeless && alone) {
    if (settle(sheet, n, -scale.sign, product(row.complement(j), scale.size))) return;
    if (row.gap[j] !== 0 && nearScale(slope, n, -scale.sign, row.share(j))) return;
  }
  if (!hopeless && !alone && cancelled(slope, n, j)) return;
  handOn(sheet, n, sticky(slope, j), () => gradient(slope.problem.exact, slope.i, j));
}

/** sign * scale (1 - part), where the scale is a float and the part so small that only its presence matters. */
function nearScale({ scale, sheet }: Slope, n: number, s: number, part: Approximation): boolean {
  const { hi, lo, exponent } = scale.size;
  const isExact = lo === 0 && sign(subtract(shifted(hi, exponent), absolute(scale.exact))) === 0;
  return isExact && sheet.settle(n, s, hi, 0, exponent, 2 * hi * above(part), 0);
}

/** tau P - T by double-double; its error is that of the parts. */
function cancelled({ problem, sheet, row, outer, i }: Slope, n: number, j: number): boolean {
  const targets = problem.lowered.targets!;
  const tauP = product(row.share(j), approximate(targets.totals[i]!));
  const T = approximate(targets.weight(i, j));
  const top = Math.max(tauP.exponent, T.exponent);
  const at = ({ hi, lo, exponent }: Approximation) => {
    const unit = exponent - top < -400 ? 0 : 2 ** (exponent - top);
    return dd(hi * unit, lo * unit);
  };
  const difference = add(at(tauP), minus(at(T)));
  // One error each, and that of the difference and its factor; 8 stands for the sizes, which are below 2.
  const error = 8 * RELATIVE;
  if (Math.abs(difference.hi) < 2 ** 20 * error) return false;
  const size = difference.hi < 0 ? minus(difference) : difference;
  const whole = product(scaled(size, top), outer.size);
  const relative = (error / size.hi + RELATIVE) * whole.hi;
  return sheet.settle(
    n,
    outer.sign * Math.sign(difference.hi),
    whole.hi,
    whole.lo,
    whole.exponent,
    relative,
    relative,
  );
}

/** G as a rational and a tail; spec/termination.md, section 3. */
function sticky({ problem, row, scale, outer, i }: Slope, j: number): Sticky {
  const targets = problem.lowered.targets!;
  const absent = problem.lowered.logits[i * problem.lowered.classes + j] === Number.NEGATIVE_INFINITY;
  const isMax = row.gap[j] === 0 && !absent;
  const equal = isMax ? rational(1n, BigInt(row.ties)) : rational(0n);
  const whole = multiply(subtract(multiply(targets.totals[i]!, equal), targets.weight(i, j)), outer.exact);
  if (absent || row.flat || scale.sign === 0) return { rational: whole, sign: 0 };
  const tail = product(isMax ? row.shortfall() : row.share(j), scale.size);
  return { rational: whole, sign: (isMax ? -scale.sign : scale.sign) as 1 | -1, tail };
}

function isAbsent({ problem, i }: Slope, j: number): boolean {
  return problem.lowered.logits[i * problem.lowered.classes + j] === Number.NEGATIVE_INFINITY;
}

function absolute(a: Rational): Rational {
  return a.num < 0n ? negate(a) : a;
}

function shifted(hi: number, exponent: number): Rational {
  const { num, den } = exact(hi);
  return exponent >= 0 ? { num: num << BigInt(exponent), den } : { num, den: den << BigInt(-exponent) };
}
