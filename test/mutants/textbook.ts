/** The functions of a module, as the module contract has them. */
export interface Implementation {
  softmax(logits: Float64Array, rows: number, classes: number): Float64Array;
  logSoftmax(logits: Float64Array, rows: number, classes: number): Float64Array;
  crossEntropy(logits: Float64Array, labels: Int32Array, rows: number, classes: number): number;
  crossEntropyGradient(logits: Float64Array, labels: Int32Array, rows: number, classes: number): Float64Array;
}

/** The four quantities of one row: what mutants change. The gradient is that of the row's loss, before 1/N. */
export interface RowFunctions {
  softmax(x: Float64Array): Float64Array;
  logSoftmax(x: Float64Array): Float64Array;
  loss(x: Float64Array, label: number): number;
  gradient(x: Float64Array, label: number): Float64Array;
}

export const max = (x: Float64Array) => x.reduce((a, b) => Math.max(a, b), -Infinity);
export const sum = (x: Float64Array) => x.reduce((a, b) => a + b, 0);

/** The textbook: subtract the maximum first. Conforms at `stable`. */
export const TEXTBOOK: RowFunctions = fromShift(max);

/** The textbook with another number subtracted from the logits than their maximum. */
export function fromShift(shift: (x: Float64Array) => number): RowFunctions {
  const shifted = (x: Float64Array) => {
    const m = shift(x);
    return x.map((value) => value - m);
  };
  const softmax = (x: Float64Array) => {
    const e = shifted(x).map(Math.exp);
    const s = sum(e);
    return e.map((value) => value / s);
  };
  const logSoftmax = (x: Float64Array) => {
    const d = shifted(x);
    const logSum = Math.log(sum(d.map(Math.exp)));
    return d.map((value) => value - logSum);
  };
  return {
    softmax,
    logSoftmax,
    loss: (x, label) => 0 - logSoftmax(x)[label]!,
    gradient: (x, label) => softmax(x).map((p, j) => p - (j === label ? 1 : 0)),
  };
}

/** A module that treats its rows one by one, with the textbook's functions where no others are given. */
export function implementation(changed: Partial<RowFunctions> = {}): Implementation {
  const row = { ...TEXTBOOK, ...changed };
  return {
    softmax: (logits, rows, classes) => joined(split(logits, rows, classes).map(row.softmax)),
    logSoftmax: (logits, rows, classes) => joined(split(logits, rows, classes).map(row.logSoftmax)),
    crossEntropy: (logits, labels, rows, classes) => {
      const losses = split(logits, rows, classes).map((x, i) => row.loss(x, labels[i]!));
      return losses.reduce((a, b) => a + b, 0) / rows;
    },
    crossEntropyGradient: (logits, labels, rows, classes) =>
      joined(split(logits, rows, classes).map((x, i) => row.gradient(x, labels[i]!))).map((g) => g / rows),
  };
}

export function split(logits: Float64Array, rows: number, classes: number): Float64Array[] {
  return Array.from({ length: rows }, (_, i) => logits.slice(i * classes, (i + 1) * classes));
}

export function joined(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(rows.flatMap((row) => Array.from(row)));
}
