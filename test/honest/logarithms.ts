import type { Honest } from './honest.ts';

// Everything from the log-probabilities; and everything from what log-probabilities lose.

type Row = readonly number[];

const rowsOf = (x: Float64Array, classes: number): Row[] => {
  const rows: Row[] = [];
  for (let n = 0; n < x.length; n += classes) rows.push(Array.from(x.subarray(n, n + classes)));
  return rows;
};

/** What the loss takes from a row: the log-probabilities, from which all else is made. */
function logs(row: Row): number[] {
  const m = Math.max(...row);
  const s = Math.log(row.reduce((sum, x) => sum + Math.exp(x - m), 0));
  return row.map((x) => x - m - s);
}

/** P - 1 at the label without the difference: expm1 of log P. */
const throughLogarithms = {
  softmax: (x: Float64Array, _rows: number, classes: number) =>
    rowsOf(x, classes).flatMap((row) => logs(row).map(Math.exp)),
  logSoftmax: (x: Float64Array, _rows: number, classes: number) => rowsOf(x, classes).flatMap(logs),
  crossEntropy: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
    -rowsOf(x, classes).reduce((sum, row, i) => sum + logs(row)[labels[i]!]!, 0) / rows,
  crossEntropyGradient: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
    rowsOf(x, classes).flatMap((row, i) =>
      logs(row).map((log, j) => (j === labels[i] ? Math.expm1(log) : Math.exp(log)) / rows),
    ),
};

/** The terms of a row, and the sum of all but its (first) largest; all NaN for a row with NaN or infinity in it. */
function split(row: Row) {
  const m = Math.max(...row) + 0 * Math.max(...row);
  const top = row.indexOf(m);
  const e = row.map((x) => Math.exp(x - m));
  return { m, e, rest: e.reduce((sum, term, j) => (j === top ? sum : sum + term), 0) };
}

/** log(1 + the others): keeps the digits of small losses. */
const restLogs = (row: Row) => {
  const { m, rest } = split(row);
  return row.map((x) => x - m - Math.log1p(rest));
};

/** The label's gradient is minus the sum of the other classes': keeps the digits of confident labels. */
const fromTheOthers = {
  softmax: (x: Float64Array, _rows: number, classes: number) =>
    rowsOf(x, classes).flatMap((row) => {
      const { e, rest } = split(row);
      return e.map((term) => term / (1 + rest));
    }),
  logSoftmax: (x: Float64Array, _rows: number, classes: number) => rowsOf(x, classes).flatMap(restLogs),
  crossEntropy: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
    rowsOf(x, classes).reduce((sum, row, i) => sum - restLogs(row)[labels[i]!]!, 0) / rows,
  crossEntropyGradient(x: Float64Array, labels: Int32Array, rows: number, classes: number) {
    const g = this.softmax(x, rows, classes).map((p) => p / rows);
    labels.forEach((label, i) => {
      g[i * classes + label]! *= 0; // NaN stays NaN
      g[i * classes + label] = 0 - g.slice(i * classes, (i + 1) * classes).reduce((a, b) => a + b, 0);
    });
    return g;
  },
};

/** One division a row, by the sum and the number of rows together; the label's term less the sum before that. */
const throughReciprocals = {
  ...throughLogarithms,
  softmax: (x: Float64Array, _rows: number, classes: number) =>
    rowsOf(x, classes).flatMap((row) => {
      const { e } = split(row);
      const reciprocal = 1 / e.reduce((a, b) => a + b, 0);
      return e.map((term) => term * reciprocal);
    }),
  crossEntropyGradient: (x: Float64Array, labels: Int32Array, rows: number, classes: number) =>
    rowsOf(x, classes).flatMap((row, i) => {
      const { e } = split(row);
      const sum = e.reduce((a, b) => a + b, 0);
      return e.map((term, j) => (j === labels[i] ? term - sum : term) / (sum * rows));
    }),
};

export const LOGARITHMS: readonly Honest[] = [
  { name: 'softmax through log-softmax', module: throughLogarithms, levels: { float64: 'stable' } },
  { name: 'log1p, and minus the sum of the others', module: fromTheOthers, levels: { float64: 'stable' } },
  { name: 'softmax through a reciprocal', module: throughReciprocals, levels: { float64: 'stable' } },
];
