import type { Reduction } from '../../src/contract/problem.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import type { Options } from '../../src/subjects/inputs.ts';
import type { Floats } from '../../src/subjects/lending.ts';
import type { Claims } from './claims.ts';

export type Row = Float64Array;

/** One call of a function of the module, its rows apart and as float64. */
export interface Call {
  readonly x: readonly Row[];
  readonly labels: Int32Array | undefined;
  readonly targets: readonly Row[] | undefined;
  readonly classes: number;
  readonly dtype: Dtype;
  readonly reduction: Reduction;
  readonly options: Options;
  /** The memory of the caller. */
  readonly logits: Floats;
}

/**
 * Softmax cross-entropy in parts, each made of others: a mutant changes one, and all that use it are wrong with it. Rows
 * are row-major in memory, results are float64 and rounded to what is claimed by whoever asks.
 */
export interface Parts {
  /** A matrix in memory as rows. */
  rowsOf(values: Floats, rows: number, classes: number): Row[];
  /** What is subtracted from the logits of a row. */
  shift(x: Row, call: Call): number;
  exp(d: number): number;
  log(s: number): number;
  exponentials(x: Row, call: Call): Row;
  /** The sum over the classes. */
  sum(terms: Row, call: Call): number;
  softmax(x: Row, call: Call): Row;
  logSoftmax(x: Row, call: Call): Row;
  label(call: Call, i: number): number;
  ignored(call: Call, i: number): boolean;
  /** Of class j. */
  weight(call: Call, j: number): number;
  /** A target before weights, smoothed. */
  smoothed(t: number, call: Call): number;
  /** T of row i. */
  target(call: Call, i: number): Row;
  /** g of row i. */
  upstream(call: Call, i: number): number;
  /** D. */
  divisor(call: Call): number;
  /** The sum over the rows. */
  total(losses: Row, call: Call): number;
  loss(x: Row, t: Row, call: Call): number;
  /** Of the row's loss, before g/D. */
  gradient(x: Row, t: Row, call: Call): Row;
  softmaxes(call: Call): Row[];
  logSoftmaxes(call: Call): Row[];
  losses(call: Call): Row;
  reduced(losses: Row, call: Call): number | Row;
  gradients(call: Call): Row[];
}

export const max = (x: Row) => x.reduce((a, b) => Math.max(a, b), -Infinity);

export function sum(terms: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < terms.length; k++) total += terms[k]!;
  return total;
}

/** The textbook: the maximum subtracted, float64 throughout. With all options and in all dtypes it conforms at `stable`. */
export const TEXTBOOK: Parts = {
  rowsOf: (values, rows, classes) =>
    Array.from({ length: rows }, (_, i) => Float64Array.from(values.slice(i * classes, (i + 1) * classes))),

  shift: max,
  exp: Math.exp,
  log: Math.log,
  sum,
  exponentials(x, call) {
    const m = this.shift(x, call);
    return x.map((value) => this.exp(value - m));
  },
  softmax(x, call) {
    const e = this.exponentials(x, call);
    const s = this.sum(e, call);
    return e.map((value) => value / s);
  },
  logSoftmax(x, call) {
    const m = this.shift(x, call);
    const logSum = this.log(this.sum(this.exponentials(x, call), call));
    return x.map((value) => value - m - logSum);
  },

  label: ({ labels, classes }, i) => {
    const label = labels![i]!;
    if (label >= 0 && label < classes) return label;
    throw new RangeError(`there is no class ${label}`);
  },
  ignored: ({ labels, options }, i) => labels !== undefined && labels[i] === options.ignoreIndex,
  weight: ({ options }, j) => options.weights?.[j] ?? 1,
  smoothed: (t, { classes, options: { labelSmoothing: e = 0 } }) => (1 - e) * t + e / classes,
  target(call, i) {
    if (this.ignored(call, i)) return new Float64Array(call.classes);
    const raw = call.targets?.[i] ?? oneHot(this.label(call, i), call.classes);
    return raw.map((t, j) => this.weight(call, j) * this.smoothed(t, call));
  },
  upstream: ({ options }, i) => options.upstream?.[i] ?? 1,
  divisor(call) {
    if (call.reduction !== 'mean') return 1;
    if (!call.labels) return call.x.length;
    const weights = call.x.map((_, i) =>
      this.ignored(call, i) ? 0 : this.weight(call, this.label(call, i)),
    );
    return weights.reduce((a, b) => a + b, 0);
  },
  total: sum,

  loss(x, t, call) {
    const l = this.logSoftmax(x, call);
    return 0 - sum(t.map((weight, j) => (weight === 0 ? 0 : weight * l[j]!)));
  },
  gradient(x, t, call) {
    const tau = sum(t);
    return this.softmax(x, call).map((p, j) => tau * p - t[j]!);
  },

  softmaxes(call) {
    return call.x.map((x) => this.softmax(x, call));
  },
  logSoftmaxes(call) {
    return call.x.map((x) => this.logSoftmax(x, call));
  },
  losses(call) {
    return Float64Array.from(call.x, (x, i) => this.loss(x, this.target(call, i), call));
  },
  reduced(losses, call) {
    return call.reduction === 'none' ? losses : this.total(losses, call) / this.divisor(call);
  },
  gradients(call) {
    const d = this.divisor(call);
    return call.x.map((x, i) => {
      const scale = this.upstream(call, i);
      return this.gradient(x, this.target(call, i), call).map((g) => (scale * g) / d);
    });
  },
};

/** A module as the module contract has it: the textbook with some parts changed. */
export function textbook(changed: Partial<Parts> & ThisType<Parts> = {}, claims: Claims = {}) {
  const parts: Parts = { ...TEXTBOOK, ...changed };
  const joined = (rows: readonly Row[]) => Float64Array.from(rows.flatMap((row) => Array.from(row)));
  const plain = { dtype: 'float64', reduction: 'mean' } as const;
  const callOf = (
    logits: Floats,
    labels: Int32Array | undefined,
    rows: number,
    classes: number,
    options: Options = plain,
  ): Call => ({
    x: parts.rowsOf(logits, rows, classes),
    labels,
    targets: options.targets && parts.rowsOf(options.targets, rows, classes),
    classes,
    dtype: options.dtype,
    reduction: options.reduction,
    options,
    logits,
  });
  type Elementwise = [logits: Floats, rows: number, classes: number, options?: Options];
  type Labelled = Parameters<typeof callOf>;
  return {
    capabilities: claims,
    softmax: (...[logits, rows, classes, options]: Elementwise) =>
      joined(parts.softmaxes(callOf(logits, undefined, rows, classes, options))),
    logSoftmax: (...[logits, rows, classes, options]: Elementwise) =>
      joined(parts.logSoftmaxes(callOf(logits, undefined, rows, classes, options))),
    crossEntropy: (...args: Labelled) => {
      const call = callOf(...args);
      return parts.reduced(parts.losses(call), call);
    },
    crossEntropyGradient: (...args: Labelled) => joined(parts.gradients(callOf(...args))),
  };
}

/** A change of the gradient alone: the loss is right. */
export function inGradient(changed: Partial<Parts> & ThisType<Parts>): Partial<Parts> {
  return { gradients: (call) => ({ ...TEXTBOOK, ...changed }).gradients(call) };
}

export function oneHot(label: number, classes: number): Row {
  return Float64Array.from({ length: classes }, (_, j) => (j === label ? 1 : 0));
}
