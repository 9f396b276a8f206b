import type { Expected } from '../../src/contract/expected.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import { type Dtype, formatOf } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';

// Answers of programs that do not look, worked out in float64 from what is known of a problem.

/** P and log P of one row. */
interface Row {
  readonly p: Float64Array;
  readonly logP: Float64Array;
}

/** An answer that is wrong in one way, from so many rows and classes on. */
export interface Blind {
  readonly name: string;
  readonly rows: number;
  readonly classes: number;
  answer(all: Expected, quantity: Quantity): Float64Array;
}

const rowOf = ({ facts, classes }: Expected, i: number): Row => ({
  p: facts.p.subarray(i * classes, (i + 1) * classes),
  logP: facts.logP.subarray(i * classes, (i + 1) * classes),
});

/** The answer to a quantity if row i of N were what `seen(i)` says. */
function answerFor(all: Expected, quantity: Quantity, seen: (i: number) => Row): Float64Array {
  const { rows, classes, facts, problem } = all;
  const each = Array.from({ length: rows }, (_, i) => seen(i));
  const join = (part: (row: Row, i: number) => ArrayLike<number>) =>
    Float64Array.from(each.flatMap((row, i) => Array.from(part(row, i))));
  if (quantity === 'softmax') return join(({ p }) => p);
  if (quantity === 'log_softmax') return join(({ logP }) => logP);
  const { weight, total, divisor, upstream } = facts.target!;
  if (quantity === 'cross_entropy_grad') {
    return join(({ p }, i) =>
      p.map((v, j) => ((total[i]! * v - weight[i * classes + j]!) * upstream[i]!) / divisor),
    );
  }
  const losses = each.map(({ logP }, i) =>
    logP.reduce(
      (sum, log, j) => (weight[i * classes + j] === 0 ? sum : sum - weight[i * classes + j]! * log),
      0,
    ),
  );
  if (problem.reduction === 'none') return Float64Array.from(losses);
  return Float64Array.of(losses.reduce((sum, loss) => sum + loss / divisor, 0));
}

/** The row with its sum S times as large: P / by, log P - log by. */
const withSum = ({ p, logP }: Row, by: number): Row => ({
  p: p.map((v) => v / by),
  logP: logP.map((v) => v - Math.log(by)),
});

/** S as a running sum that is kept in bfloat16, in which 256 + 1 is 256. */
function saturated({ facts, classes }: Expected, i: number): number {
  const format = formatOf('bfloat16');
  let sum = 0;
  for (let n = i * classes; n < (i + 1) * classes; n++) {
    sum = nearest(sum + Math.exp(facts.gap[n]!), format);
  }
  return sum;
}

export const BLIND: readonly Blind[] = [
  {
    name: 'a constant',
    rows: 1,
    classes: 2,
    answer: (all, quantity) => {
      const { classes: C } = all;
      const constant = { p: new Float64Array(C).fill(1 / C), logP: new Float64Array(C).fill(-Math.log(C)) };
      return answerFor(all, quantity, () => constant);
    },
  },
  {
    name: 'zeros',
    rows: 1,
    classes: 2,
    answer: (all, quantity) => answerFor(all, quantity, (i) => rowOf(all, i)).fill(0),
  },
  {
    name: 'the last term dropped',
    rows: 1,
    classes: 2,
    answer: (all, quantity) =>
      answerFor(all, quantity, (i) => withSum(rowOf(all, i), 1 - rowOf(all, i).p.at(-1)!)),
  },
  {
    name: 'a saturated sum',
    rows: 1,
    classes: 2000,
    answer: (all, quantity) =>
      answerFor(all, quantity, (i) =>
        withSum(rowOf(all, i), saturated(all, i) / Math.exp(all.facts.logSum[i]!)),
      ),
  },
  {
    name: 'the row before',
    rows: 2,
    classes: 2,
    answer: (all, quantity) => answerFor(all, quantity, (i) => rowOf(all, (i + all.rows - 1) % all.rows)),
  },
];

/** An answer as it would be stored. */
export const stored = (answer: Float64Array, dtype: Dtype) =>
  answer.map((value) => nearest(value, formatOf(dtype)));
