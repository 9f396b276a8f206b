import type { Dtype } from '../numeric/format.ts';
import { exact, negate, subtract } from '../numeric/rational.ts';
import type { Value } from '../reference/real.ts';
import { type Approximation, above, beside1, RELATIVE } from './approximation.ts';
import { twoSum } from './double-double.ts';
import { handOn } from './hand-on.ts';
import { logarithms } from './loops.ts';
import type { OracleProblem } from './problem.ts';
import { settleAll } from './settle-all.ts';
import { Sheet } from './sheet.ts';
import type { Sticky } from './sticky.ts';
import type { Tiers } from './tiers.ts';
import { twins } from './twins.ts';

/** Tails below this exponent are not added to anything in floats. */
const TOO_SMALL = -900;

/** L = d - ln S, N x C, correctly rounded. */
export function logSoftmax(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { cells, room, row } = problem;
  const sheet = new Sheet(dtype, cells.gap.length, tiers);
  row.forEach((one, i) => {
    const { from, to, logSum } = one;
    const twin = twins(cells.logits);
    const element = (n: number) => {
      const definition = () => problem.exact.row[i]!.logSoftmax(n - from);
      logarithm(problem, i, n, { sheet, n, sign: -1, twin, definition });
    };
    if (logSum.hi === 0 || logSum.exponent < TOO_SMALL) {
      for (let n = from; n < to; n++) element(n);
    } else {
      const { hi, lo } = beside1(logSum);
      logarithms(cells.gap, cells.rest, hi, lo, from, to, room);
      settleAll(sheet, room, RELATIVE, from, to, element);
    }
  });
  return sheet;
}

/** Where the true value of cell m of row i goes, with which sign, and the definition of what is then there. */
export interface Entry {
  readonly sheet: Sheet;
  readonly n: number;
  readonly sign: 1 | -1;
  /** An element of the sheet, n or one before it, with the same true value. */
  readonly twin?: (n: number) => number;
  definition(): Value;
}

/** Element n of a sheet becomes L of cell m in row i (sign -1), or -L (sign 1), a row loss. */
export function logarithm(problem: OracleProblem, i: number, m: number, entry: Entry): void {
  const { sheet, n, sign, twin } = entry;
  const { gap, rest } = problem.cells;
  const { logSum } = problem.row[i]!;
  if (problem.row[i]!.isAbsent(m)) {
    sheet.exactly(n, sign * Number.POSITIVE_INFINITY);
    return;
  }
  const pair = rest[m] !== Number.NEGATIVE_INFINITY;
  if (pair && logSum.hi > 0 && surprisal(entry, 0 - gap[m]!, 0 - rest[m]!, logSum)) return;
  const first = twin ? twin(n) : n;
  if (first < n) {
    sheet.copy(n, first);
    return;
  }
  handOn(sheet, n, gapAndLogSum(problem, i, m, entry));
}

/** L of cell m in row i (sign -1), or -L (sign 1), of a class that is not absent. */
export function gapAndLogSum(
  problem: OracleProblem,
  i: number,
  m: number,
  { sign, definition }: Pick<Entry, 'sign' | 'definition'>,
): Sticky {
  const { logSum, max, places } = problem.row[i]!;
  const size = subtract(exact(max), exact(problem.cells.logits[m]!));
  return {
    rational: sign > 0 ? size : negate(size),
    sign: logSum.hi > 0 ? sign : 0,
    tail: logSum,
    places,
    finer: (precision) => problem.fine(i, precision).logSum(),
    definition,
  };
}

/** (hi + lo) + tail, the pair exact and not negative: as a sum, or by the presence of the tail alone. */
function surprisal({ sheet, n, sign }: Entry, hi: number, lo: number, tail: Approximation): boolean {
  if (hi === 0) return sheet.settleBy(n, sign, tail);
  if (tail.exponent >= TOO_SMALL) {
    const { hi: th, lo: tl } = beside1(tail);
    const s = twoSum(hi, th);
    const low = lo + tl + s.lo;
    const sum = s.hi + low;
    const error = RELATIVE * sum;
    if (sheet.settle(n, sign, sum, low - (sum - s.hi), 0, error, error)) return true;
  }
  return sheet.settle(n, sign, hi, lo, 0, 0, above(tail));
}
