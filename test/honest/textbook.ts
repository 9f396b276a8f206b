import type { Honest } from './honest.ts';

// As the books have it: three loops a row over flat arrays.

function largest(x: Float64Array, from: number, to: number): number {
  let m = x[from]!;
  for (let n = from + 1; n < to; n++) if (x[n]! > m || Number.isNaN(x[n])) m = x[n]!;
  return m;
}

function softmax(x: Float64Array, rows: number, classes: number): Float64Array {
  const p = new Float64Array(rows * classes);
  for (let from = 0; from < p.length; from += classes) {
    const m = largest(x, from, from + classes);
    let s = 0;
    for (let n = from; n < from + classes; n++) s += p[n] = Math.exp(x[n]! - m);
    for (let n = from; n < from + classes; n++) p[n]! /= s;
  }
  return p;
}

function logSoftmax(x: Float64Array, rows: number, classes: number): Float64Array {
  const log = new Float64Array(rows * classes);
  for (let from = 0; from < log.length; from += classes) {
    const m = largest(x, from, from + classes);
    let s = 0;
    for (let n = from; n < from + classes; n++) s += Math.exp(x[n]! - m);
    for (let n = from; n < from + classes; n++) log[n] = x[n]! - m - Math.log(s);
  }
  return log;
}

function crossEntropy(x: Float64Array, labels: Int32Array, rows: number, classes: number): number {
  const log = logSoftmax(x, rows, classes);
  let loss = 0;
  for (let i = 0; i < rows; i++) loss -= log[i * classes + labels[i]!]!;
  return loss / rows;
}

function crossEntropyGradient(x: Float64Array, labels: Int32Array, rows: number, classes: number) {
  const g = softmax(x, rows, classes);
  for (let i = 0; i < rows; i++) g[i * classes + labels[i]!]! -= 1;
  for (let n = 0; n < g.length; n++) g[n]! /= rows;
  return g;
}

/**
 * The chain rule taken backwards, as automatic differentiation does: the slope of each log-probability is -1/N at the label,
 * and goes on to the logits less P times the sum of slopes.
 */
function backwards(x: Float64Array, labels: Int32Array, rows: number, classes: number): Float64Array {
  const log = logSoftmax(x, rows, classes);
  const slope = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) slope[i * classes + labels[i]!] = -1 / rows;
  return slope.map((s, n) => {
    const from = n - (n % classes);
    let total = 0;
    for (let k = from; k < from + classes; k++) total += slope[k]!;
    return s - Math.exp(log[n]!) * total;
  });
}

export const TEXTBOOK: readonly Honest[] = [
  {
    name: 'textbook, two passes',
    module: { softmax, logSoftmax, crossEntropy, crossEntropyGradient },
    levels: { float64: 'stable' },
  },
  {
    name: 'gradient by the chain rule, backwards',
    module: { softmax, logSoftmax, crossEntropy, crossEntropyGradient: backwards },
    levels: { float64: 'stable' },
  },
];
