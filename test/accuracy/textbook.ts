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

/** What an algorithm answers to a problem: operations in float64 or float32, results stored in `output`. */
export function answersOf(
  algorithm: Algorithm,
  problem: Problem,
  output: Dtype,
): Record<Quantity, Float64Array> {
  const r = output === 'float64' ? (value: number) => value : Math.fround;
  const store = (values: readonly number[]) => Float64Array.from(values, (v) => nearest(v, formatOf(output)));
  const [rows, classes] = problem.logits.shape as [number, number];
  const done = Array.from({ length: rows }, (_, i) => {
    const x = Array.from(problem.logits.values.subarray(i * classes, (i + 1) * classes));
    return { ...algorithm(x, r), target: targetOf(problem, i, classes, r) };
  });
  const divisor = divisorOf(problem, rows, r);
  const losses = done.map(({ logP, target }) =>
    sequentially(
      target.flatMap((t, j) => (t === 0 ? [] : [-r(t * logP[j]!)])),
      r,
    ),
  );
  const gradient = done.flatMap(({ p, target }, i) => {
    const total = sequentially(target, r);
    const upstream = problem.upstream?.values[i] ?? 1;
    return p.map((v, j) => r(r(upstream * r(r(total * v) - target[j]!)) / divisor));
  });
  return {
    softmax: store(done.flatMap(({ p }) => p)),
    log_softmax: store(done.flatMap(({ logP }) => logP)),
    cross_entropy: store(problem.reduction === 'none' ? losses : [r(sequentially(losses, r) / divisor)]),
    cross_entropy_grad: store(gradient),
  };
}

/** T_i, formed in rounded operations. */
function targetOf(
  { targets, weights, labelSmoothing = 0, ignoreIndex }: Problem,
  i: number,
  classes: number,
  r: Rounding,
) {
  const label = targets?.kind === 'index' ? targets.values[i] : undefined;
  return Array.from({ length: classes }, (_, j) => {
    if (label !== undefined && label === ignoreIndex) return 0;
    const raw =
      targets?.kind === 'probabilities' ? targets.values.values[i * classes + j]! : j === label ? 1 : 0;
    const smoothed = r(r(r(1 - labelSmoothing) * raw) + r(labelSmoothing / classes));
    return r((weights?.values[j] ?? 1) * smoothed);
  });
}

function divisorOf({ reduction, targets, weights, ignoreIndex }: Problem, rows: number, r: Rounding): number {
  if (reduction !== 'mean') return 1;
  if (targets?.kind !== 'index') return rows;
  const kept = Array.from(targets.values).filter((label) => label !== ignoreIndex);
  return sequentially(
    kept.map((label) => weights?.values[label] ?? 1),
    r,
  );
}
