import { type Honest, STABLE } from './honest.ts';

// Implementations with every option there is, from the two ends: one lowers all options to a matrix of target weights,
// the other branches on each and reduces last.

interface Options {
  readonly reduction: 'mean' | 'sum' | 'none';
  readonly targets?: Floats;
  readonly weights?: Floats;
  readonly labelSmoothing?: number;
  readonly ignoreIndex?: number;
  readonly upstream?: Floats;
}

type Labels = Int32Array | undefined;

const CAPABILITIES = {
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream'],
};

type Floats = Float64Array | Float32Array;
type Rounding = (value: number) => number;

const add = (a: number, b: number) => a + b;
const same: Rounding = (value) => value;

function logsOf(x: Floats, i: number, classes: number, r = same): number[] {
  const row = Array.from(x.subarray(i * classes, (i + 1) * classes));
  const max = Math.max(...row);
  const d = row.map((value) => r(value - max));
  const log = r(Math.log(d.map((gap) => r(Math.exp(gap))).reduce((a, b) => r(a + b))));
  return d.map((gap) => r(gap - log));
}

const logSoftmax = (x: Floats, rows: number, classes: number, r = same) =>
  Array.from({ length: rows }, (_, i) => logsOf(x, i, classes, r)).flat();

/** A matrix of target weights, and what the sum of row losses is divided by. */
function targetMatrix(labels: Labels, rows: number, classes: number, options: Options, r: Rounding) {
  const { targets, weights, labelSmoothing = 0, ignoreIndex, reduction } = options;
  const kept = labels && [...labels].map((label) => label !== ignoreIndex);
  const share = r(labelSmoothing / classes);
  const matrix = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: classes }, (_, j) => {
      if (kept && !kept[i]) return 0;
      const given = targets ? targets[i * classes + j]! : Number(labels?.[i] === j);
      return r((weights?.[j] ?? 1) * r(r(r(1 - labelSmoothing) * given) + share));
    }),
  );
  if (reduction !== 'mean') return { matrix, divisor: 1 };
  if (!labels || !kept) return { matrix, divisor: rows };
  const counted = [...labels].filter((_, i) => kept[i]).map((label) => weights?.[label] ?? 1);
  return { matrix, divisor: counted.reduce((a, b) => r(a + b), 0) };
}

/** Everything from the matrix, each operation rounded. */
function throughMatrix(dtypes: readonly string[], r: Rounding) {
  return {
    capabilities: { ...CAPABILITIES, dtypes },
    softmax: (x: Floats, rows: number, classes: number) =>
      logSoftmax(x, rows, classes, r).map((log) => r(Math.exp(log))),
    logSoftmax: (x: Floats, rows: number, classes: number) => logSoftmax(x, rows, classes, r),
    crossEntropy: (x: Floats, labels: Labels, rows: number, classes: number, options: Options) => {
      const { matrix, divisor } = targetMatrix(labels, rows, classes, options, r);
      const losses = matrix.map((weights, i) => {
        const log = logsOf(x, i, classes, r);
        // A class without weight says nothing, also where its logarithm is infinite.
        return weights.reduce((sum, t, j) => (t === 0 ? sum : r(sum - r(t * log[j]!))), 0);
      });
      return options.reduction === 'none' ? losses : r(losses.reduce((a, b) => r(a + b), 0) / divisor);
    },
    crossEntropyGradient: (x: Floats, labels: Labels, rows: number, classes: number, options: Options) => {
      const { matrix, divisor } = targetMatrix(labels, rows, classes, options, r);
      return matrix.flatMap((weights, i) => {
        const total = weights.reduce((a, b) => r(a + b), 0);
        const scale = r((options.upstream?.[i] ?? 1) / divisor);
        return logsOf(x, i, classes, r).map((log, j) =>
          r(r(r(total * r(Math.exp(log))) - weights[j]!) * scale),
        );
      });
    },
  };
}

/** The row losses first, by kind of target; then what the reduction makes of them. */
class Branching {
  readonly capabilities = { ...CAPABILITIES, dtypes: ['float64'] };

  softmax(x: Float64Array, rows: number, classes: number): Float64Array {
    const out = new Float64Array(rows * classes);
    for (let i = 0; i < rows; i++) {
      const row = x.subarray(i * classes, (i + 1) * classes);
      const max = row.reduce((a, b) => Math.max(a, b));
      const e = row.map((value) => Math.exp(value - max));
      const reciprocal = 1 / e.reduce(add);
      out.set(
        e.map((term) => term * reciprocal),
        i * classes,
      );
    }
    return out;
  }

  logSoftmax(x: Float64Array, rows: number, classes: number): number[] {
    return logSoftmax(x, rows, classes);
  }

  crossEntropy(x: Float64Array, labels: Labels, rows: number, classes: number, options: Options) {
    const losses: number[] = [];
    for (let i = 0; i < rows; i++) losses.push(this.#rowLoss(logsOf(x, i, classes), labels?.[i], i, options));
    if (options.reduction === 'none') return losses;
    const sum = losses.reduceRight(add, 0);
    return options.reduction === 'sum' ? sum : sum / this.#divisor(labels, rows, options);
  }

  #rowLoss(log: readonly number[], label: number | undefined, i: number, options: Options): number {
    const { targets, weights, labelSmoothing: e = 0, ignoreIndex } = options;
    const terms = log.map((value, j) => (weights?.[j] === 0 ? 0 : (weights?.[j] ?? 1) * -value));
    if (targets) {
      const mixed = (j: number) => (1 - e) * targets[i * log.length + j]! + e / log.length;
      return terms.reduce((sum, term, j) => (mixed(j) === 0 ? sum : sum + mixed(j) * term), 0);
    }
    if (label === undefined || label === ignoreIndex) return 0;
    if (e === 0) return terms[label]!;
    return (1 - e) * terms[label]! + (e / log.length) * terms.reduce(add);
  }

  #divisor(labels: Labels, rows: number, { weights, ignoreIndex }: Options): number {
    if (!labels) return rows;
    let divisor = 0;
    for (const label of labels) if (label !== ignoreIndex) divisor += weights ? weights[label]! : 1;
    return divisor;
  }

  crossEntropyGradient(x: Float64Array, labels: Labels, rows: number, classes: number, options: Options) {
    const { reduction, upstream } = options;
    const gradient = this.softmax(x, rows, classes);
    const divisor = reduction === 'mean' ? this.#divisor(labels, rows, options) : 1;
    for (let i = 0; i < rows; i++) {
      const scale = reduction === 'none' ? (upstream?.[i] ?? 1) : 1 / divisor;
      const t = this.#targets(labels?.[i], i, classes, options);
      const total = t.reduce(add, 0);
      for (let j = 0; j < classes; j++) {
        const n = i * classes + j;
        gradient[n] = scale * (total * gradient[n]! - t[j]!);
      }
    }
    return gradient;
  }

  #targets(label: number | undefined, i: number, classes: number, options: Options): number[] {
    const { targets, weights, labelSmoothing: e = 0, ignoreIndex } = options;
    const t: number[] = Array(classes).fill(0);
    if (!targets && label === ignoreIndex) return t;
    for (let j = 0; j < classes; j++) {
      const given = targets ? targets[i * classes + j]! : j === label ? 1 : 0;
      t[j] = (given * (1 - e) + e / classes) * (weights ? weights[j]! : 1);
    }
    return t;
  }
}

export const WITH_OPTIONS: readonly Honest[] = [
  {
    name: 'options as a matrix of targets',
    module: throughMatrix(['float64'], same),
    levels: { float64: 'stable' },
  },
  {
    name: 'options as a matrix of targets, float32 at each step',
    module: throughMatrix(['float32', 'float16', 'bfloat16'], Math.fround),
    levels: {
      float32: 'stable',
      float16: { ...STABLE, softmax: 'faithful' },
      bfloat16: { ...STABLE, softmax: 'faithful' },
    },
  },
  { name: 'options by branches, reduced last', module: new Branching(), levels: { float64: 'stable' } },
];
