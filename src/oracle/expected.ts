import { UsageError } from '../contract/errors.ts';
import type { Expected, Facts, Rounded } from '../contract/expected.ts';
import type { Problem } from '../contract/problem.ts';
import { type Outputs, QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Dtype } from '../numeric/format.ts';
import { ZERO } from '../reference/real.ts';
import { nearest } from './approximation.ts';
import { gradients } from './gradients.ts';
import { handOn } from './hand-on.ts';
import { logSoftmax } from './log-probabilities.ts';
import { reducedLoss, rowLosses } from './losses.ts';
import { softmax } from './probabilities.ts';
import { OracleProblem } from './problem.ts';
import { Sheet } from './sheet.ts';
import { floats } from './slab.ts';
import { noTiers, type Tiers } from './tiers.ts';

/**
 * The same as `expected` of the reference, to the bit, and some hundred times faster: double-double decides nearly every
 * rounding, exact rationals with a double-double tail what lies on or beside a boundary, and the definition the rest.
 * Proved in spec/oracle.md; every run audits a sample of it by the definition.
 *
 * @param tiers counts which tier decided how many results
 * @throws UsageError where the problem has no value by the definition; UndecidedError at the reference's cap
 */
export function expected(problem: Problem, outputs: Outputs, tiers: Tiers = noTiers()): Expected {
  const oracle = new OracleProblem(problem);
  const { rows, classes, targets } = oracle.lowered;
  if (!targets && (outputs.cross_entropy || outputs.cross_entropy_grad)) {
    throw new UsageError('targets: the loss and its gradient need labels or probabilities');
  }
  const made = new Map<string, Rounded>();
  const rounded = (quantity: Quantity | 'row_loss', dtype: Dtype): Rounded => {
    const key = `${quantity} ${dtype}`;
    const known = made.get(key) ?? ROUNDED[quantity](oracle, dtype, tiers);
    made.set(key, known);
    return known;
  };
  const quantities: Partial<Record<Quantity, Rounded>> = {};
  for (const quantity of QUANTITIES) {
    const dtype = outputs[quantity];
    if (dtype) quantities[quantity] = rounded(quantity, dtype);
  }
  const facts: Facts = {
    max: Float64Array.from(oracle.row, (row) => row.max),
    gap: oracle.cells.gap,
    p: rounded('softmax', 'float64').values,
    logP: rounded('log_softmax', 'float64').values,
    logSum: logSums(oracle, tiers).values,
    ...(targets && { target: targetFacts(oracle, rounded('row_loss', 'float64').values) }),
  };
  return { problem, rows, classes, quantities, facts };
}

const ROUNDED: Readonly<
  Record<Quantity | 'row_loss', (oracle: OracleProblem, dtype: Dtype, tiers: Tiers) => Rounded>
> = {
  softmax,
  log_softmax: logSoftmax,
  cross_entropy: (oracle, dtype, tiers) =>
    (oracle.problem.reduction === 'none' ? rowLosses : reducedLoss)(oracle, dtype, tiers),
  cross_entropy_grad: gradients,
  row_loss: rowLosses,
};

/** ln S_i in float64. */
function logSums(oracle: OracleProblem, tiers: Tiers): Rounded {
  const sheet = new Sheet('float64', oracle.row.length, tiers);
  oracle.row.forEach((row, i) => {
    const { logSum: tail } = row;
    if (tail.hi === 0) sheet.exactly(i, 0);
    else if (!sheet.settleBy(i, 1, tail)) {
      handOn(sheet, i, {
        rational: ZERO,
        sign: 1,
        tail,
        places: row.places,
        finer: (precision) => oracle.fine(i, precision).logSum(),
        definition: () => ({
          rational: ZERO,
          tail: { sign: 1, at: (precision) => oracle.exact.row[i]!.logSum(precision) },
        }),
      });
    }
  });
  return sheet;
}

function targetFacts(oracle: OracleProblem, rowLoss: Float64Array): NonNullable<Facts['target']> {
  const { weight, support, totals, divisor, divisorTerms, dense, upstream } = oracle.lowered.targets!;
  const weights = floats(oracle.cells.gap.length);
  oracle.row.forEach(({ from }, i) => {
    for (const j of support(i)) weights[from + j] = nearest(weight(i, j));
  });
  return {
    weight: weights,
    total: Float64Array.from(totals, nearest),
    divisor: nearest(divisor),
    ...(divisorTerms && { divisorTerms: Float64Array.from(divisorTerms, nearest) }),
    rowLoss,
    dense,
    upstream: Float64Array.from(upstream, nearest),
  };
}
