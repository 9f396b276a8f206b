import type { Honest } from './honest.ts';

// The maximum is added back: lse = m + log S, and everything else is x - lse.

function logSumExp(row: ArrayLike<number>, r: (value: number) => number): number {
  const values = Array.from(row);
  const m = Math.max(...values);
  let s = 0;
  for (const x of values) s = r(s + r(Math.exp(r(x - m))));
  return r(m + r(Math.log(s)));
}

function subtracting(dtype: 'float64' | 'float32') {
  const r = dtype === 'float32' ? Math.fround : (value: number) => value;
  const each = (
    x: Float64Array,
    classes: number,
    value: (x: number, lse: number, i: number, j: number) => number,
  ) => {
    const out = [];
    for (let i = 0; i * classes < x.length; i++) {
      const row = x.subarray(i * classes, (i + 1) * classes);
      const lse = logSumExp(row, r);
      for (let j = 0; j < classes; j++) out.push(value(row[j]!, lse, i, j));
    }
    return out;
  };
  return {
    capabilities: { dtypes: [dtype] },
    softmax: (x: Float64Array, _rows: number, classes: number) =>
      each(x, classes, (value, lse) => r(Math.exp(r(value - lse)))),
    logSoftmax: (x: Float64Array, _rows: number, classes: number) =>
      each(x, classes, (value, lse) => r(value - lse)),
    crossEntropy: (x: Float64Array, labels: Int32Array, rows: number, classes: number) => {
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const row = x.subarray(i * classes, (i + 1) * classes);
        total = r(total + r(logSumExp(row, r) - row[labels[i]!]!));
      }
      return r(total / rows);
    },
    crossEntropyGradient: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
      each(x, classes, (value, lse, i, j) => {
        const p = r(Math.exp(r(value - lse)));
        return r((labels[i] === j ? r(p - 1) : p) / rows);
      }),
  };
}

/** Blocks of four classes have a log-sum-exp each, and the row has that of the blocks'. */
function nested() {
  const same = (value: number) => value;
  const lseOf = (row: Float64Array) => {
    const blocks = [];
    for (let from = 0; from < row.length; from += 4) {
      const block = row.subarray(from, from + 4);
      blocks.push(block.every((x) => x === -1 / 0) ? -1 / 0 : logSumExp(block, same));
    }
    return logSumExp(blocks, same);
  };
  const logs = (x: Float64Array, rows: number, classes: number) => {
    const lses = Array.from({ length: rows }, (_, i) => lseOf(x.subarray(i * classes, (i + 1) * classes)));
    return x.map((value, n) => value - lses[Math.floor(n / classes)]!);
  };
  return {
    softmax: (x: Float64Array, rows: number, classes: number) => logs(x, rows, classes).map(Math.exp),
    logSoftmax: logs,
    crossEntropy: (x: Float64Array, labels: Int32Array, rows: number, classes: number) => {
      const all = logs(x, rows, classes);
      return -labels.reduce((sum, label, i) => sum + all[i * classes + label]!, 0) / rows;
    },
    crossEntropyGradient: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
      logs(x, rows, classes).map(
        (log, n) => (Math.exp(log) - (labels[Math.floor(n / classes)] === n % classes ? 1 : 0)) / rows,
      ),
  };
}

export const LOG_SUM_EXP: readonly Honest[] = [
  { name: 'the log-sum-exp subtracted', module: subtracting('float64'), levels: { float64: 'safe' } },
  {
    name: 'the log-sum-exp subtracted, float32 at each step',
    module: subtracting('float32'),
    levels: { float32: 'safe' },
  },
  { name: 'a log-sum-exp of log-sum-exps', module: nested(), levels: { float64: 'safe' } },
];
