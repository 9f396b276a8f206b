import type { Dtype } from '../numeric/format.ts';
import { rational } from '../numeric/rational.ts';
import { ZERO } from '../reference/real.ts';
import { NOTHING, RELATIVE } from './approximation.ts';
import { handOn } from './hand-on.ts';
import { multiply } from './loops.ts';
import type { OracleProblem } from './problem.ts';
import { settleAll } from './settle-all.ts';
import { Sheet } from './sheet.ts';
import type { Sticky } from './sticky.ts';
import type { Tiers } from './tiers.ts';
import { twins } from './twins.ts';

/** P, N x C, correctly rounded. */
export function softmax(problem: OracleProblem, dtype: Dtype, tiers: Tiers): Sheet {
  const { cells, room, row } = problem;
  const sheet = new Sheet(dtype, cells.gap.length, tiers);
  row.forEach((one, i) => {
    multiply(cells.power, one.inverse, 1, one.from, one.to, room);
    const twin = twins(cells.logits);
    settleAll(sheet, room, RELATIVE, one.from, one.to, (n) => {
      const first = twin(n);
      if (first < n) sheet.copy(n, first);
      else if (!sheet.settleBy(n, 1, one.share(n))) handOn(sheet, n, probability(problem, n, i));
    });
  });
  return sheet;
}

/** P of cell n, in row i: 1/k - r/(k S) at the maximum, else a tail alone. */
export function probability(problem: OracleProblem, n: number, i: number): Sticky {
  const row = problem.row[i]!;
  const isMax = row.isMax(n);
  return {
    rational: isMax ? rational(1n, BigInt(row.ties)) : ZERO,
    sign: row.flat ? 0 : isMax ? -1 : 1,
    tail: row.flat ? NOTHING : isMax ? row.shortfall() : row.share(n),
    places: row.places,
    finer: (precision) => {
      const fine = problem.fine(i, precision);
      return isMax ? fine.shortfall() : fine.share(n);
    },
    definition: () => problem.exact.row[i]!.softmax(n - row.from),
  };
}
