import type { Mutant } from './mutant.ts';
import { implementation, joined, split, TEXTBOOK } from './textbook.ts';

interface Options {
  readonly reduction: 'mean' | 'sum' | 'none';
  readonly targets?: Float64Array;
}

/** The textbook, with target weights and all reductions: what the mutants below start from. */
export const WITH_OPTIONS = {
  ...implementation(),
  capabilities: { targets: ['index', 'probabilities'], reductions: ['mean', 'sum', 'none'] },
  crossEntropy(
    logits: Float64Array,
    labels: Int32Array | undefined,
    rows: number,
    classes: number,
    options: Options,
  ) {
    const targets = split(options.targets ?? oneHot(labels!, classes), rows, classes);
    const losses = split(logits, rows, classes).map((x, i) => {
      const l = TEXTBOOK.logSoftmax(x);
      return 0 - targets[i]!.reduce((sum, t, j) => sum + (t === 0 ? 0 : t * l[j]!), 0);
    });
    if (options.reduction === 'none') return losses;
    return losses.reduce((a, b) => a + b, 0) / (options.reduction === 'mean' ? rows : 1);
  },
  crossEntropyGradient(
    logits: Float64Array,
    labels: Int32Array | undefined,
    rows: number,
    classes: number,
    options: Options,
  ) {
    const targets = split(options.targets ?? oneHot(labels!, classes), rows, classes);
    const gradients = split(logits, rows, classes).map((x, i) => {
      const total = targets[i]!.reduce((a, b) => a + b, 0);
      return TEXTBOOK.softmax(x).map((p, j) => total * p - targets[i]![j]!);
    });
    return joined(gradients).map((g) => g / (options.reduction === 'mean' ? rows : 1));
  },
};

/** Targets and reductions gone wrong. */
export const OPTION_MUTANTS: readonly Mutant[] = [
  {
    name: 'p - t whatever the targets sum to',
    seen: 'tensorflow/tensorflow#60314',
    killer: 'gradient-rows-sum-to-zero-for-weights',
    module: {
      ...WITH_OPTIONS,
      crossEntropyGradient: (
        ...[logits, labels, rows, classes, options]: Parameters<typeof WITH_OPTIONS.crossEntropyGradient>
      ) => {
        const targets = options.targets ?? oneHot(labels!, classes);
        const scale = options.reduction === 'mean' ? rows : 1;
        return WITH_OPTIONS.softmax(logits, rows, classes).map((p, k) => (p - targets[k]!) / scale);
      },
    },
  },
  {
    name: 'mean left out where targets are probabilities',
    seen: 'apache/mxnet#5981',
    killer: 'one-hot-equals-index',
    module: {
      ...WITH_OPTIONS,
      crossEntropyGradient: (
        ...[logits, labels, rows, classes, options]: Parameters<typeof WITH_OPTIONS.crossEntropyGradient>
      ) => {
        const reduction = options.targets ? 'sum' : options.reduction;
        return WITH_OPTIONS.crossEntropyGradient(logits, labels, rows, classes, { ...options, reduction });
      },
    },
  },
  {
    name: 'targets rounded to their largest class',
    seen: 'an argmax on the way to an index kernel',
    killer: 'agreement-for-probabilities',
    module: {
      ...WITH_OPTIONS,
      crossEntropy: (
        ...[logits, labels, rows, classes, options]: Parameters<typeof WITH_OPTIONS.crossEntropy>
      ) => {
        const largest =
          options.targets && split(options.targets, rows, classes).map((t) => t.indexOf(Math.max(...t)));
        const targets = oneHot(Int32Array.from(largest ?? labels!), classes);
        return WITH_OPTIONS.crossEntropy(logits, labels, rows, classes, { ...options, targets });
      },
    },
  },
  {
    name: 'mean over rows and classes',
    seen: 'jax-ml/jax#1023',
    killer: 'smoke',
    module: {
      ...WITH_OPTIONS,
      crossEntropy: (
        ...[logits, labels, rows, classes, options]: Parameters<typeof WITH_OPTIONS.crossEntropy>
      ) => {
        const loss = WITH_OPTIONS.crossEntropy(logits, labels, rows, classes, options);
        return options.reduction === 'mean' ? (loss as number) / classes : loss;
      },
    },
  },
  {
    name: 'sum that is the mean',
    seen: 'paiml/aprender#2182',
    killer: 'reductions-agree',
    module: {
      ...WITH_OPTIONS,
      crossEntropyGradient: (
        ...[logits, labels, rows, classes, options]: Parameters<typeof WITH_OPTIONS.crossEntropyGradient>
      ) =>
        WITH_OPTIONS.crossEntropyGradient(logits, labels, rows, classes, { ...options, reduction: 'mean' }),
    },
  },
];

function oneHot(labels: Int32Array, classes: number): Float64Array {
  const targets = new Float64Array(labels.length * classes);
  for (const [i, label] of labels.entries()) targets[i * classes + label] = 1;
  return targets;
}
