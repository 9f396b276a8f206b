import type { Honest } from './honest.ts';

// Powers and logarithms to base 2 throughout, as hardware has them.

function base2<Floats extends Float64Array | Float32Array>(dtype: 'float64' | 'float32') {
  const r = dtype === 'float32' ? Math.fround : (value: number) => value;
  const [LOG2E, LN2] = [r(Math.LOG2E), r(Math.LN2)];
  const log2s = (x: Floats, at: number, classes: number) => {
    let top = x[at]!;
    for (let j = 1; j < classes; j++) top = Math.max(top, x[at + j]!);
    const z: number[] = [];
    for (let j = 0; j < classes; j++) z.push(r(r(x[at + j]! - top) * LOG2E));
    let sum = 0;
    for (const power of z) sum = r(sum + r(2 ** power));
    const logSum = r(Math.log2(sum));
    return z.map((power) => r(power - logSum));
  };
  const over = (x: Floats, classes: number, value: (log2: number, i: number, j: number) => number) => {
    const out = x.slice();
    for (let at = 0; at < x.length; at += classes) {
      log2s(x, at, classes).forEach((log2, j) => {
        out[at + j] = value(log2, at / classes, j);
      });
    }
    return out;
  };
  return {
    capabilities: { dtypes: [dtype] },
    softmax: (x: Floats, _rows: number, classes: number) => over(x, classes, (log2) => r(2 ** log2)),
    logSoftmax: (x: Floats, _rows: number, classes: number) => over(x, classes, (log2) => r(log2 * LN2)),
    crossEntropy: (x: Floats, labels: Int32Array, rows: number, classes: number) => {
      let total = 0;
      for (let i = 0; i < rows; i++) total = r(total - r(log2s(x, i * classes, classes)[labels[i]!]! * LN2));
      return r(total / rows);
    },
    crossEntropyGradient: (x: Floats, labels: Int32Array, rows: number, classes: number) =>
      over(x, classes, (log2, i, j) => r(r(r(2 ** log2) - (j === labels[i] ? 1 : 0)) / rows)),
  };
}

/** Powers of 2 for the terms alone; the logarithm is natural. */
const exp2Terms = {
  rows: (x: Float64Array, classes: number) => {
    const rows = [];
    for (let at = 0; at < x.length; at += classes) {
      const d = x.slice(at, at + classes);
      const m = d.reduce((a, b) => Math.max(a, b));
      d.forEach((value, j) => {
        d[j] = value - m;
      });
      const e = d.map((value) => 2 ** (value * Math.LOG2E));
      rows.push({ d, e, s: e.reduce((a, b) => a + b) });
    }
    return rows;
  },
  softmax(x: Float64Array, _rows: number, classes: number) {
    return this.rows(x, classes).flatMap(({ e, s }) => [...e].map((term) => term / s));
  },
  logSoftmax(x: Float64Array, _rows: number, classes: number) {
    return this.rows(x, classes).flatMap(({ d, s }) => [...d].map((gap) => gap - Math.log(s)));
  },
  crossEntropy(x: Float64Array, labels: Int32Array, rows: number, classes: number) {
    return this.rows(x, classes).reduce((sum, { d, s }, i) => sum + (Math.log(s) - d[labels[i]!]!) / rows, 0);
  },
  crossEntropyGradient(x: Float64Array, labels: Int32Array, rows: number, classes: number) {
    return this.rows(x, classes).flatMap(({ e, s }, i) =>
      [...e].map((term, j) => (term / s - (j === labels[i] ? 1 : 0)) / rows),
    );
  },
};

export const BASE_TWO: readonly Honest[] = [
  { name: 'base 2 throughout', module: base2<Float64Array>('float64'), levels: { float64: 'stable' } },
  {
    name: 'base 2 throughout, float32 at each step',
    module: base2<Float32Array>('float32'),
    levels: { float32: 'stable' },
  },
  { name: 'powers of 2, natural logarithms', module: exp2Terms, levels: { float64: 'stable' } },
];
