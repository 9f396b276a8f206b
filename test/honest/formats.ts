import { type Dtype, formatOf } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { type Honest, STABLE } from './honest.ts';

// One textbook, and what each of its numbers is kept in.

type Rounding = (value: number) => number;

/** In which format each kind of number is kept, given that of the logits. */
interface Storage {
  readonly step: Rounding;
  readonly sum: Rounding;
}

interface Options {
  readonly dtype: Dtype;
}

const float32: Rounding = Math.fround;
const float64: Rounding = (value) => value;
/** Results below the smallest normal number are 0. */
const flushed: Rounding = (value) => (Math.abs(value) < 2 ** -126 ? 0 : Math.fround(value));
const stored = (dtype: Dtype): Rounding => {
  const format = formatOf(dtype);
  return (value) => nearest(value, format);
};

function textbook(
  dtypes: readonly Dtype[],
  storage: (dtype: Dtype) => Storage,
  dialect: Readonly<Record<string, string>> = {},
) {
  const total = (terms: readonly number[], { sum, step }: Storage) =>
    step(terms.reduce((a, b) => sum(a + b), 0));
  const row = (x: Float32Array, i: number, classes: number, kept: Storage) => {
    const logits = [...x.subarray(i * classes, (i + 1) * classes)];
    const max = Math.max(...logits);
    const d = logits.map((value) => kept.step(value - max));
    const e = d.map((value) => kept.step(Math.exp(value)));
    const s = total(e, kept);
    const log = kept.step(Math.log(s));
    return { p: e.map((term) => kept.step(term / s)), logP: d.map((value) => kept.step(value - log)) };
  };
  const rows = (x: Float32Array, n: number, classes: number, kept: Storage) =>
    Array.from({ length: n }, (_, i) => row(x, i, classes, kept));
  return {
    capabilities: { dtypes, dialect },
    softmax: (x: Float32Array, n: number, classes: number, { dtype }: Options) =>
      rows(x, n, classes, storage(dtype)).flatMap(({ p }) => p),
    logSoftmax: (x: Float32Array, n: number, classes: number, { dtype }: Options) =>
      rows(x, n, classes, storage(dtype)).flatMap(({ logP }) => logP),
    crossEntropy: (x: Float32Array, labels: Int32Array, n: number, classes: number, { dtype }: Options) => {
      const kept = storage(dtype);
      const losses = rows(x, n, classes, kept).map(({ logP }, i) => -logP[labels[i]!]!);
      return total(losses, { ...kept, step: kept.sum }) / n;
    },
    crossEntropyGradient: (
      x: Float32Array,
      labels: Int32Array,
      n: number,
      classes: number,
      { dtype }: Options,
    ) => {
      const kept = storage(dtype);
      const share = kept.step(1 / n);
      return rows(x, n, classes, kept).flatMap(({ p }, i) =>
        p.map((value, j) => kept.step(j === labels[i] ? value - 1 : value) * share),
      );
    },
  };
}

/** Log-probabilities are stored, and the gradient is made from what was stored. */
function storedLogarithms() {
  const f = Math.fround;
  const logs = (x: Float32Array, n: number, classes: number, { dtype }: Options) => {
    const store = stored(dtype);
    const out = new Float32Array(x.length);
    for (let i = 0; i < n; i++) {
      let max = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < classes; j++) max = Math.max(max, x[i * classes + j]!);
      let sum = 0;
      for (let j = 0; j < classes; j++) sum = f(sum + f(Math.exp(f(x[i * classes + j]! - max))));
      const log = f(Math.log(sum));
      for (let j = 0; j < classes; j++) out[i * classes + j] = store(f(f(x[i * classes + j]! - max) - log));
    }
    return out;
  };
  return {
    capabilities: { dtypes: ['float16', 'bfloat16'] },
    softmax: (x: Float32Array, n: number, classes: number, options: Options) =>
      logs(x, n, classes, options).map(Math.exp),
    logSoftmax: logs,
    crossEntropy: (x: Float32Array, labels: Int32Array, n: number, classes: number, options: Options) => {
      const log = logs(x, n, classes, options);
      let sum = 0;
      for (let i = 0; i < n; i++) sum = f(sum - log[i * classes + labels[i]!]!);
      return f(sum / n);
    },
    crossEntropyGradient: (
      x: Float32Array,
      labels: Int32Array,
      n: number,
      classes: number,
      options: Options,
    ) => {
      const share = stored(options.dtype)(1 / n);
      return logs(x, n, classes, options).map((log, k) => {
        const isLabel = labels[Math.floor(k / classes)] === k % classes;
        return f(f(f(Math.exp(log)) * share) - (isLabel ? share : 0));
      });
    },
  };
}

export const FORMATS: readonly Honest[] = [
  {
    name: 'float32 from end to end',
    module: textbook(['float32'], () => ({ step: float32, sum: float32 })),
    levels: { float32: 'stable' },
  },
  {
    name: 'float32, sums in float64',
    module: textbook(['float32'], () => ({ step: float32, sum: float64 })),
    levels: { float32: 'stable' },
  },
  {
    name: 'float64 inside, float32 outside',
    module: textbook(['float32'], () => ({ step: float64, sum: float64 })),
    levels: { float32: { ...STABLE, softmax: 'faithful' } },
  },
  {
    name: 'float32, subnormal results flushed, which is declared',
    module: textbook(['float32'], () => ({ step: flushed, sum: flushed }), { subnormals: 'flushed' }),
    levels: { float32: 'stable' },
  },
  {
    name: 'half formats, float32 inside',
    module: textbook(['float16', 'bfloat16'], () => ({ step: float32, sum: float32 })),
    levels: { float16: { ...STABLE, softmax: 'faithful' }, bfloat16: { ...STABLE, softmax: 'faithful' } },
  },
  {
    name: 'half formats, every step stored, sums in float32',
    module: textbook(['float16', 'bfloat16'], (dtype) => ({ step: stored(dtype), sum: float32 })),
    levels: { float16: 'stable', bfloat16: 'stable' },
  },
  {
    name: 'half formats, log-probabilities stored',
    module: storedLogarithms(),
    levels: { float16: 'stable', bfloat16: 'stable' },
  },
];
