import type { Honest } from './honest.ts';

// One pass over a row: the sum is rescaled whenever a larger logit turns up.

interface Running {
  readonly max: number;
  readonly sum: number;
}

type Rounding = (value: number) => number;

/** The maximum and the sum of a row, each operation rounded. */
function scan(row: ArrayLike<number>, r: Rounding): Running {
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let j = 0; j < row.length; j++) {
    const x = row[j]!;
    if (Number.isNaN(x)) return { max: x, sum: x };
    if (x > max) {
      sum = r(r(sum * r(Math.exp(r(max - x)))) + 1);
      max = x;
    } else if (x > Number.NEGATIVE_INFINITY) sum = r(sum + r(Math.exp(r(x - max))));
  }
  return { max, sum };
}

function online<Floats extends Float64Array | Float32Array>(dtype: 'float64' | 'float32') {
  const r: Rounding = dtype === 'float32' ? Math.fround : (value) => value;
  const each = (
    x: Floats,
    classes: number,
    value: (x: number, running: Running, i: number, j: number) => number,
  ) => {
    const answer = x.slice() as Floats;
    for (let i = 0; i * classes < x.length; i++) {
      const running = scan(x.subarray(i * classes, (i + 1) * classes), r);
      for (let j = 0; j < classes; j++) answer[i * classes + j] = value(x[i * classes + j]!, running, i, j);
    }
    return answer;
  };
  const p = (x: number, { max, sum }: Running) => r(r(Math.exp(r(x - max))) / sum);
  const logP = (x: number, { max, sum }: Running) => r(r(x - max) - r(Math.log(sum)));
  return {
    capabilities: { dtypes: [dtype] },
    softmax: (x: Floats, _rows: number, classes: number) => each(x, classes, p),
    logSoftmax: (x: Floats, _rows: number, classes: number) => each(x, classes, logP),
    crossEntropy: (x: Floats, labels: Int32Array, rows: number, classes: number) => {
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const row = x.subarray(i * classes, (i + 1) * classes);
        total = r(total - logP(row[labels[i]!]!, scan(row, r)));
      }
      return r(total / rows);
    },
    crossEntropyGradient: (x: Floats, labels: Int32Array, rows: number, classes: number) =>
      each(x, classes, (value, running, i, j) => r(r(p(value, running) - (labels[i] === j ? 1 : 0)) / rows)),
  };
}

/** Sums in a tree: each half of a row has a maximum of its own, down to single logits. */
function halving() {
  const halves = (row: Float64Array): [number, number] => {
    if (row.length === 1) return [row[0]!, row[0]! === Number.NEGATIVE_INFINITY ? 0 : 1];
    const [[a, s], [b, t]] = [
      halves(row.subarray(0, row.length >> 1)),
      halves(row.subarray(row.length >> 1)),
    ];
    if (s === 0) return [b, t];
    if (t === 0) return [a, s];
    return a < b ? [b, s * Math.exp(a - b) + t] : [a, s + t * Math.exp(b - a)];
  };
  const logs = (x: Float64Array, classes: number) => {
    const out: number[] = [];
    for (let from = 0; from < x.length; from += classes) {
      const row = x.subarray(from, from + classes);
      const [m, s] = row.some(Number.isNaN) ? [Number.NaN, Number.NaN] : halves(row);
      const logSum = Math.log(s);
      for (const value of row) out.push(value - m - logSum);
    }
    return out;
  };
  return {
    softmax: (x: Float64Array, _rows: number, classes: number) => logs(x, classes).map(Math.exp),
    logSoftmax: (x: Float64Array, _rows: number, classes: number) => logs(x, classes),
    crossEntropy: (x: Float64Array, labels: Int32Array, rows: number, classes: number) => {
      const all = logs(x, classes);
      const losses = Array.from(labels, (label, i) => -all[i * classes + label]! / rows);
      return losses.reduce((a, b) => a + b, 0);
    },
    crossEntropyGradient: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
      logs(x, classes).map((log, n) => {
        const isLabel = labels[Math.floor(n / classes)] === n % classes;
        return (Math.exp(log) - Number(isLabel)) * (1 / rows);
      }),
  };
}

export const ONLINE: readonly Honest[] = [
  { name: 'online rescaling', module: online<Float64Array>('float64'), levels: { float64: 'stable' } },
  {
    name: 'online rescaling, float32 at each step',
    module: online<Float32Array>('float32'),
    levels: { float32: 'stable' },
  },
  { name: 'a tree of halves', module: halving(), levels: { float64: 'stable' } },
];
