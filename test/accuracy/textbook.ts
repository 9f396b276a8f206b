import type { Problem } from '../../src/contract/problem.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import { type Dtype, formatOf } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';

/** Rounds the result of each operation. */
type Rounding = (value: number) => number;

/** P and log P of one row, every operation rounded. */
export type Algorithm = (
  x: readonly number[],
  r: Rounding,
) => { p: readonly number[]; logP: readonly number[] };

const sequentially = (terms: readonly number[], r: Rounding) => terms.reduce((sum, term) => r(sum + term), 0);

function pairwise(terms: readonly number[], r: Rounding): number {
  if (terms.length < 2) return terms[0] ?? 0;
  const half = terms.length >> 1;
  return r(pairwise(terms.slice(0, half), r) + pairwise(terms.slice(half), r));
}

const exp = (x: number, r: Rounding) => r(Math.exp(x));
const log = (x: number, r: Rounding) => r(Math.log(x));
const gaps = (x: readonly number[], r: Rounding) => {
  const max = Math.max(...x);
  return x.map((value) => r(value - max));
};

const twoPass =
  (sum: typeof pairwise): Algorithm =>
  (x, r) => {
    const d = gaps(x, r);
    const e = d.map((gap) => exp(gap, r));
    const s = sum(e, r);
    return { p: e.map((term) => r(term / s)), logP: d.map((gap) => r(gap - log(s, r))) };
  };

/** One pass for the maximum and the sum, which is rescaled whenever a larger logit turns up. */
const online: Algorithm = (x, r) => {
  let max = Number.NEGATIVE_INFINITY;
  let s = 0;
  for (const value of x) {
    if (value > max) {
      s = max === Number.NEGATIVE_INFINITY ? 1 : r(r(s * exp(r(max - value), r)) + 1);
      max = value;
    } else if (value > Number.NEGATIVE_INFINITY) {
      s = r(s + exp(r(value - max), r));
    }
  }
  const d = x.map((value) => r(value - max));
  return { p: d.map((gap) => r(exp(gap, r) / s)), logP: d.map((gap) => r(gap - log(s, r))) };
};

/** Tiles of four classes, each with a maximum of its own, to which its terms belong until the end. */
const tiled: Algorithm = (x, r) => {
  const tiles = Array.from({ length: Math.ceil(x.length / 4) }, (_, t) => x.slice(4 * t, 4 * t + 4));
  const absent = Number.NEGATIVE_INFINITY;
  const tops = tiles.map((tile) => Math.max(...tile));
  const max = Math.max(...tops);
  const factors = tops.map((top) => (top === absent ? 0 : exp(r(top - max), r)));
  const terms = tiles.map((tile, t) =>
    tile.map((value) => (value === absent ? 0 : exp(r(value - tops[t]!), r))),
  );
  const sums = terms.map((tile, t) => r(sequentially(tile, r) * factors[t]!));
  const s = sequentially(sums, r);
  const p = terms.flatMap((tile, t) => tile.map((term) => r(r(term * factors[t]!) / s)));
  return { p, logP: x.map((value) => r(r(value - max) - log(s, r))) };
};

/** Honest algorithms of the class in spec/accuracy.md: they belong at `stable` or better. */
export const HONEST: Readonly<Record<string, Algorithm>> = {
  'two passes': twoPass(sequentially),
  'pairwise sum': twoPass(pairwise),
  online,
  tiled,
  reciprocal: (x, r) => {
    const e = gaps(x, r).map((gap) => exp(gap, r));
    const inverse = r(1 / sequentially(e, r));
    return { ...twoPass(sequentially)(x, r), p: e.map((term) => r(term * inverse)) };
  },
  'exp of log-softmax': (x, r) => {
    const { logP } = twoPass(pairwise)(x, r);
    return { logP, p: logP.map((value) => exp(value, r)) };
  },
  exp2: (x, r) => {
    const d = gaps(x, r);
    const e = d.map((gap) => r(2 ** r(gap * r(Math.LOG2E))));
    const s = sequentially(e, r);
    return { p: e.map((term) => r(term / s)), logP: d.map((gap) => r(gap - log(s, r))) };
  },
};

/** Honest too, but the maximum is added back: `safe`. */
export const ADDS_MAX_BACK: Algorithm = (x, r) => {
  const max = Math.max(...x);
  const s = sequentially(
    gaps(x, r).map((gap) => exp(gap, r)),
    r,
  );
  const lse = r(max + log(s, r));
  const logP = x.map((value) => r(value - lse));
  return { logP, p: logP.map((value) => exp(value, r)) };
};

/** What an algorithm answers to a problem with index labels: operations in float64 or float32, results in `output`. */
export function answersOf(
  algorithm: Algorithm,
  problem: Problem,
  output: Dtype,
): Record<Quantity, Float64Array> {
  const r = output === 'float64' ? (value: number) => value : Math.fround;
  const store = (values: readonly number[]) => Float64Array.from(values, (v) => nearest(v, formatOf(output)));
  const [rows, classes] = problem.logits.shape as [number, number];
  const done = Array.from({ length: rows }, (_, i) =>
    algorithm(Array.from(problem.logits.values.subarray(i * classes, (i + 1) * classes)), r),
  );
  const labels = problem.targets?.kind === 'index' ? problem.targets.values : new Int32Array(rows);
  const divisor = problem.reduction === 'mean' ? rows : 1;
  const losses = done.map(({ logP }, i) => -logP[labels[i]!]!);
  const gradient = done.flatMap(({ p }, i) =>
    p.map((value, j) => r(r(value - (j === labels[i] ? 1 : 0)) / divisor)),
  );
  return {
    softmax: store(done.flatMap(({ p }) => p)),
    log_softmax: store(done.flatMap(({ logP }) => logP)),
    cross_entropy: store(problem.reduction === 'none' ? losses : [r(sequentially(losses, r) / divisor)]),
    cross_entropy_grad: store(gradient),
  };
}
