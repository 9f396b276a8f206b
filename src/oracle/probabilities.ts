import type { Dtype } from '../numeric/format.ts';
import { exact, rational, subtract } from '../numeric/rational.ts';
import { type Approximation, RELATIVE } from './approximation.ts';
import { twoSum } from './double-double.ts';
import { handOn } from './hand-on.ts';
import type { OracleProblem } from './problem.ts';
import type { Row } from './row.ts';
import { Sheet } from './sheet.ts';
import type { Tiers } from './tiers.ts';

/** P, N x C, correctly rounded. */
export function softmax(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { rows, classes, logits } = problem.lowered;
  const sheet = new Sheet(dtype, rows * classes, tiers);
  for (let i = 0; i < rows; i++) {
    const row = problem.row[i]!;
    let firstMax = -1;
    for (let j = 0; j < classes; j++) {
      const n = i * classes + j;
      if (logits[n] === Number.NEGATIVE_INFINITY) continue; // exactly 0
      if (row.gap[j] === 0 && firstMax >= 0) sheet.copy(n, i * classes + firstMax);
      else probability(problem, sheet, n, row, j, i);
      if (row.gap[j] === 0) firstMax = j;
    }
  }
  return sheet;
}

function probability(problem: OracleProblem, sheet: Sheet, n: number, row: Row, j: number, i: number): void {
  const isMax = row.gap[j] === 0;
  if (!row.flat) {
    const p = row.share(j);
    if (settle(sheet, n, 1, p)) return;
    // 1 - r/S, however small r is.
    if (isMax && row.ties === 1 && sheet.settle(n, 1, 1, 0, 0, above(row.shortfall()), 0)) return;
  }
  const equal = isMax ? rational(1n, BigInt(row.ties)) : rational(0n);
  const tail = row.flat ? undefined : isMax ? row.shortfall() : row.share(j);
  const sticky = { rational: equal, sign: tail ? (isMax ? -1 : 1) : 0, ...(tail && { tail }) } as const;
  handOn(sheet, n, sticky, () => problem.exact.row[i]!.softmax(j));
}

/** L = d - ln S, N x C, correctly rounded. */
export function logSoftmax(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { rows, classes } = problem.lowered;
  const sheet = new Sheet(dtype, rows * classes, tiers);
  for (let i = 0; i < rows; i++) {
    let firstMax = -1;
    for (let j = 0; j < classes; j++) {
      const n = i * classes + j;
      const isMax = problem.row[i]!.gap[j] === 0;
      if (isMax && firstMax >= 0) sheet.copy(n, i * classes + firstMax);
      else logarithm(problem, sheet, n, i, j, -1);
      if (isMax) firstMax = j;
    }
  }
  return sheet;
}

/** Element n of the sheet becomes L_ij (sign -1) or -L_ij (sign 1), a row loss. */
export function logarithm(
  problem: OracleProblem,
  sheet: Sheet,
  n: number,
  i: number,
  j: number,
  sign: 1 | -1,
): void {
  const { classes, logits } = problem.lowered;
  const x = logits[i * classes + j]!;
  const row = problem.row[i]!;
  if (x === Number.NEGATIVE_INFINITY) {
    sheet.set(n, sign * Number.POSITIVE_INFINITY, 0, 0);
    return;
  }
  const tail = row.logSum;
  if (row.gap[j] !== Number.NEGATIVE_INFINITY && tail.hi > 0) {
    if (surprisal(sheet, n, sign, -row.gap[j]!, -row.rest[j]!, tail)) return;
  }
  const gap = subtract(exact(x), exact(row.max));
  const size = sign < 0 ? gap : { num: -gap.num, den: gap.den };
  const sticky =
    tail.hi > 0 ? ({ rational: size, sign, tail } as const) : ({ rational: size, sign: 0 } as const);
  handOn(sheet, n, sticky, () => {
    const value = problem.exact.row[i]!.logSoftmax(j);
    if ('infinite' in value || sign < 0) return value;
    return { rational: size, ...(value.tail && { tail: { sign: 1, at: value.tail.at } }) };
  });
}

/** (hi + lo) + tail, the pair exact and not negative. */
function surprisal(
  sheet: Sheet,
  n: number,
  sign: number,
  hi: number,
  lo: number,
  tail: Approximation,
): boolean {
  if (hi === 0) return settle(sheet, n, sign, tail);
  if (tail.exponent > -900) {
    const unit = 2 ** tail.exponent;
    const [th, tl] = [tail.hi * unit, tail.lo * unit];
    const s = twoSum(hi, th);
    const low = lo + tl + s.lo;
    const sum = s.hi + low;
    const rest = low - (sum - s.hi);
    const error = 2 * RELATIVE * th + 2 ** -100 * sum;
    if (sheet.settle(n, sign, sum, rest, 0, error, error)) return true;
  }
  return sheet.settle(n, sign, hi, lo, 0, 0, above(tail));
}

/** Decides by an approximation alone. */
export function settle(sheet: Sheet, n: number, sign: number, { hi, lo, exponent }: Approximation): boolean {
  const error = RELATIVE * hi;
  return sheet.settle(n, sign, hi, lo, exponent, error, error);
}

/** A float64 > 0 that is not below an approximation, however small that is. */
export function above({ hi, exponent }: Approximation): number {
  return exponent < -1000 ? 2 ** -998 : 1.001 * hi * 2 ** exponent;
}
