import { axisToRows, rowsToAxis } from '../../src/numeric/axis.ts';
import type { Mutant } from './mutant.ts';
import { implementation, joined, split, TEXTBOOK } from './textbook.ts';

interface Options {
  readonly reduction: 'mean' | 'sum' | 'none';
  readonly targets?: Float64Array;
  readonly weights?: Float64Array;
  readonly labelSmoothing?: number;
  readonly ignoreIndex?: number;
  readonly upstream?: Float64Array;
}

interface Posed extends Options {
  readonly labels: Int32Array | undefined;
  readonly rows: number;
  readonly classes: number;
}

/** The parts into which the textbook takes a loss with all its options apart: what the mutants change. */
interface Parts {
  /** Whether a row counts for nothing. */
  ignored(posed: Posed, i: number): boolean;
  /** w_j. */
  weight(posed: Posed, j: number): number;
  /** The target before smoothing: t_ij, or 1 at the label. */
  given(posed: Posed, i: number, j: number): number;
  /** The target before weights. */
  smoothed(posed: Posed, i: number, j: number): number;
  /** T_ij. */
  target(posed: Posed, i: number, j: number): number;
  /** D. */
  divisor(posed: Posed): number;
  /** g_i. */
  upstream(posed: Posed, i: number): number;
}

const RIGHT: Parts = {
  ignored: ({ labels, ignoreIndex }, i) => labels?.[i] === ignoreIndex && labels !== undefined,
  weight: ({ weights }, j) => weights?.[j] ?? 1,
  given: ({ targets, labels, classes }, i, j) => targets?.[i * classes + j] ?? (labels![i] === j ? 1 : 0),
  smoothed(posed, i, j) {
    const e = posed.labelSmoothing ?? 0;
    return (1 - e) * this.given(posed, i, j) + e / posed.classes;
  },
  target(posed, i, j) {
    return this.ignored(posed, i) ? 0 : this.weight(posed, j) * this.smoothed(posed, i, j);
  },
  divisor(posed) {
    if (posed.reduction !== 'mean') return 1;
    if (!posed.labels) return posed.rows;
    const kept = [...posed.labels].filter((_, i) => !this.ignored(posed, i));
    return kept.reduce((sum, label) => sum + this.weight(posed, label), 0);
  },
  upstream: ({ upstream }, i) => upstream?.[i] ?? 1,
};

type Arguments = [
  logits: Float64Array,
  labels: Int32Array | undefined,
  rows: number,
  classes: number,
  options: Options,
];

/** The loss and its gradient with all options, the gradient by parts of its own where they differ. */
function fromParts(changed: Partial<Parts> = {}, inGradient: Partial<Parts> = changed): object {
  const lossParts: Parts = { ...RIGHT, ...changed };
  const parts: Parts = { ...RIGHT, ...inGradient };
  return {
    capabilities: {
      targets: ['index', 'probabilities'],
      reductions: ['mean', 'sum', 'none'],
      options: ['weights', 'label_smoothing', 'ignore_index', 'upstream'],
    },
    crossEntropy(...[logits, labels, rows, classes, options]: Arguments) {
      const posed = { ...options, labels, rows, classes };
      const losses = split(logits, rows, classes).map((x, i) =>
        TEXTBOOK.logSoftmax(x).reduce((sum, l, j) => {
          const t = lossParts.target(posed, i, j);
          return t === 0 ? sum : sum - t * l;
        }, 0),
      );
      if (options.reduction === 'none') return losses;
      return losses.reduce((a, b) => a + b, 0) / lossParts.divisor(posed);
    },
    crossEntropyGradient(...[logits, labels, rows, classes, options]: Arguments) {
      const posed = { ...options, labels, rows, classes };
      const divisor = parts.divisor(posed);
      const gradients = split(logits, rows, classes).map((x, i) => {
        const p = TEXTBOOK.softmax(x);
        const t = p.map((_, j) => parts.target(posed, i, j));
        const tau = t.reduce((a, b) => a + b, 0);
        return p.map((value, j) => (parts.upstream(posed, i) * (tau * value - t[j]!)) / divisor);
      });
      return joined(gradients);
    },
  };
}

/** All options, right: what the mutants below start from. */
export const WITH_ALL_OPTIONS = fromParts();

const together = (name: string, seen: string, module: object): Mutant => ({
  name,
  seen,
  killer: 'options-agree',
  module,
});

/** Options that are right one at a time, or nearly, and wrong together. */
export const COMBINATION_MUTANTS: readonly Mutant[] = [
  together(
    'weights left out of a sum',
    'one branch of three that was not told of them',
    fromParts({
      weight: (posed, j) => (posed.reduction === 'sum' ? 1 : RIGHT.weight(posed, j)),
    }),
  ),
  together(
    'smoothing left out where targets are probabilities',
    'an option that only the path of labels reads',
    fromParts({
      smoothed(posed, i, j) {
        return posed.targets ? this.given!(posed, i, j) : RIGHT.smoothed.call(this, posed, i, j);
      },
    }),
  ),
  together(
    'smoothing that rewrites only the largest of the targets',
    'targets taken for one-hot by their argmax',
    fromParts({
      given(posed, i, j) {
        if (!posed.targets || !posed.labelSmoothing) return RIGHT.given(posed, i, j);
        const row = posed.targets.subarray(i * posed.classes, (i + 1) * posed.classes);
        return j === row.indexOf(Math.max(...row)) ? 1 : 0;
      },
    }),
  ),
  together(
    'uniform part of the smoothing without weights',
    'pytorch/pytorch#104776',
    fromParts({
      target(posed, i, j) {
        if (RIGHT.ignored(posed, i)) return 0;
        const e = posed.labelSmoothing ?? 0;
        return (1 - e) * RIGHT.given(posed, i, j) * RIGHT.weight(posed, j) + e / posed.classes;
      },
    }),
  ),
  together(
    'uniform part of the smoothing counts ignored rows',
    'pytorch/pytorch#73205',
    fromParts({
      target(posed, i, j) {
        const kept = RIGHT.target(posed, i, j);
        const ignored = RIGHT.ignored(posed, i);
        return ignored ? ((posed.labelSmoothing ?? 0) / posed.classes) * RIGHT.weight(posed, j) : kept;
      },
    }),
  ),
  together(
    'divisor counts ignored rows by the weight of class 0',
    'pytorch/pytorch#91383',
    fromParts({
      divisor(posed) {
        const { reduction, labels, weights } = posed;
        if (reduction !== 'mean' || !labels || !weights) return RIGHT.divisor(posed);
        return labels.reduce((sum, label) => sum + (weights[label] ?? weights[0]!), 0);
      },
    }),
  ),
  together(
    'divisor counts ignored rows only where smoothing is on',
    'tinygrad/tinygrad#3570',
    fromParts({
      divisor: (posed) =>
        posed.reduction === 'mean' && posed.labelSmoothing && !posed.weights
          ? posed.rows
          : RIGHT.divisor(posed),
    }),
  ),
  together(
    'divisor counts ignored rows',
    'llvm/torch-mlir#3585',
    fromParts({
      divisor: (posed) => (posed.reduction === 'mean' && !posed.weights ? posed.rows : RIGHT.divisor(posed)),
    }),
  ),
  together(
    'upstream gradient only where targets are labels',
    'linkedin/Liger-Kernel#680',
    fromParts({}, { upstream: (posed, i) => (posed.targets ? 1 : RIGHT.upstream(posed, i)) }),
  ),
  together(
    'upstream gradient of the first row for all',
    'linkedin/Liger-Kernel#1298',
    fromParts({}, { upstream: (posed) => RIGHT.upstream(posed, 0) }),
  ),
  together(
    'mean of weighted probabilities divided by the weights',
    'pytorch/pytorch#107680',
    fromParts({
      divisor(posed) {
        if (posed.reduction !== 'mean' || !posed.targets || !posed.weights) return RIGHT.divisor(posed);
        let sum = 0;
        for (let k = 0; k < posed.targets.length; k++)
          sum += posed.targets[k]! * posed.weights[k % posed.classes]!;
        return sum;
      },
    }),
  ),
  together(
    '-100 taken for no label to ignore',
    'pytorch/pytorch#109574',
    fromParts({
      ignored: (posed, i) => posed.ignoreIndex !== -100 && RIGHT.ignored(posed, i),
    }),
  ),
  together(
    'gradient of ignored rows where their label is a class',
    'PaddlePaddle/Paddle#28622',
    fromParts({}, { ignored: (posed, i) => posed.ignoreIndex! < 0 && RIGHT.ignored(posed, i) }),
  ),
  together(
    'ignored rows are not ignored with reduction none',
    'pytorch/pytorch#15508',
    fromParts({
      ignored: (posed, i) => posed.reduction !== 'none' && RIGHT.ignored(posed, i),
    }),
  ),
  together(
    'share of 1 - e for every class',
    'paiml/aprender#2199',
    fromParts({
      smoothed: (posed, i, j) => {
        const e = posed.labelSmoothing ?? 0;
        if (e === 0) return RIGHT.given(posed, i, j);
        return RIGHT.given(posed, i, j) > 0 ? 1 - e : (1 - e) / posed.classes;
      },
    }),
  ),
  together(
    'share of e for the other classes only',
    'ml-explore/mlx#166',
    fromParts({
      smoothed: (posed, i, j) => {
        const e = posed.labelSmoothing ?? 0;
        const t = RIGHT.given(posed, i, j);
        return (1 - e) * t + (posed.classes > 1 ? (e / (posed.classes - 1)) * (1 - t) : e * t);
      },
    }),
  ),
  together(
    'weights applied twice where rows have gradients of their own',
    'a scale that the loss and its gradient both take',
    fromParts(
      {},
      { upstream: (posed, i) => (posed.upstream ? RIGHT.upstream(posed, i) * weightOfRow(posed, i) : 1) },
    ),
  ),
  together(
    'gradient without weights where smoothing is on',
    'a fused kernel with a branch for each option',
    fromParts({}, { weight: (posed, j) => (posed.labelSmoothing ? 1 : RIGHT.weight(posed, j)) }),
  ),
  {
    name: 'weights normalised in place',
    seen: 'work done in place, as in unslothai/unsloth#5002',
    killer: 'input-untouched-with-options',
    module: spoiling(({ weights }) => {
      const sum = weights?.reduce((a, b) => a + b, 0) ?? 0;
      weights?.forEach((w, j) => {
        weights[j] = w / sum;
      });
    }),
  },
  {
    name: 'labels to ignore overwritten by class 0',
    seen: 'a gather that wants a valid index',
    killer: 'input-untouched-with-options',
    module: spoiling(({ ignoreIndex }, labels) => {
      labels?.forEach((label, i) => {
        if (label === ignoreIndex) labels[i] = label === 0 ? 1 : 0;
      });
    }),
  },
];

interface Tensor {
  readonly shape: readonly number[];
  readonly axis: number;
}

/**
 * The textbook on the rows of a tensor along its axis, or along what a mutant takes for it.
 * @param label  which label belongs to a row
 */
function alongAxis(
  taken: (given: Tensor) => Tensor = (given) => given,
  label: (row: number, given: Tensor) => number = (row) => row,
): object {
  const rows = implementation();
  const elementwise =
    (name: 'softmax' | 'logSoftmax') =>
    (logits: Float64Array, _rows: number, _classes: number, given: Tensor) => {
      const { shape, axis } = taken(given);
      const classes = shape[axis]!;
      const answer = rows[name](axisToRows(logits, shape, axis), logits.length / classes, classes);
      return rowsToAxis(answer, shape, axis);
    };
  return {
    capabilities: { quantities: ['softmax', 'log_softmax', 'cross_entropy'], options: ['axis'] },
    softmax: elementwise('softmax'),
    logSoftmax: elementwise('logSoftmax'),
    crossEntropy(logits: Float64Array, labels: Int32Array, count: number, classes: number, given: Tensor) {
      const matrix = axisToRows(logits, given.shape, given.axis);
      const own = labels.map((_, i) => labels[label(i, given)]!);
      return rows.crossEntropy(matrix, own, count, classes);
    },
  };
}

export const WITH_AXIS = alongAxis();

/** Tensors taken apart along another axis than was asked for. */
export const AXIS_MUTANTS: readonly Mutant[] = [
  {
    name: 'axes from the given one on flattened into one',
    seen: 'apache/tvm#20183',
    killer: 'axes-agree',
    module: alongAxis(({ shape, axis }) => ({
      shape: [...shape.slice(0, axis), shape.slice(axis).reduce((a, b) => a * b, 1)],
      axis,
    })),
  },
  {
    name: 'the last axis, whatever was asked for',
    seen: 'onnx/onnx-mlir#832',
    killer: 'axes-agree',
    module: alongAxis(({ shape }) => ({ shape, axis: shape.length - 1 })),
  },
  {
    name: 'an axis off by one',
    seen: 'onnx/onnx-coreml#497',
    killer: 'axes-agree',
    module: alongAxis(({ shape, axis }) => ({ shape, axis: Math.max(0, axis - 1) })),
  },
  {
    name: 'labels in the order of the other axes turned round',
    seen: 'rows made by a transposition of their own, with the inner axes first',
    killer: 'axes-agree',
    module: alongAxis(undefined, (row, { shape, axis }) => {
      const size = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1);
      const [outer, inner] = [size(shape.slice(0, axis)), size(shape.slice(axis + 1))];
      return (row % inner) * outer + Math.floor(row / inner);
    }),
  },
  {
    name: 'axes beyond the third left out of the count',
    seen: 'mil-tokyo/webdnn#539',
    killer: 'axes-agree',
    module: alongAxis(({ shape, axis }) =>
      shape.length < 4 ? { shape, axis } : { shape: [shape[0]! * shape[1]!, ...shape.slice(2)], axis: 1 },
    ),
  },
];

function weightOfRow(posed: Posed, i: number): number {
  return posed.labels ? RIGHT.weight(posed, posed.labels[i]!) : 1;
}

/** The right answers, and something written to afterwards. */
function spoiling(write: (options: Options, labels: Int32Array | undefined) => void): object {
  const right = WITH_ALL_OPTIONS as { crossEntropy(...given: Arguments): number | number[] };
  return {
    ...right,
    crossEntropy: (...given: Arguments) => {
      const loss = right.crossEntropy(...given);
      write(given[4], given[1]);
      return loss;
    },
  };
}
