import type { Layout } from './contract/problem.ts';
import type { Subject } from './contract/subject.ts';
import { SUITE } from './contract/suite.ts';
import { crossEntropy, crossEntropyGradient } from './kernel/cross-entropy.ts';
import type { LossOptions } from './kernel/loss-options.ts';
import { logSoftmax, softmax } from './kernel/softmax.ts';
import { axisToRows, rowsToAxis } from './numeric/axis.ts';
import { inProcess } from './subjects/in-process.ts';

type Labels = ArrayLike<number> | undefined;

/** The kernel for tensors: it works on rows, so along any axis but the last they come and go through a matrix. */
const KERNEL = {
  capabilities: {
    targets: ['index', 'probabilities'],
    reductions: ['mean', 'sum', 'none'],
    options: ['weights', 'label_smoothing', 'ignore_index', 'upstream', 'axis'],
    dialect: {
      'all-masked-row': 'nan',
      'nan-logit': 'nan',
      'infinite-logit': 'nan',
      'all-rows-ignored': 'nan-loss',
      'zero-weights': 'nan-loss',
      'masked-class-target': 'left-out',
      'ignored-nan-row': 'left-out',
      'ignored-probabilities': 'refused',
      'label-too-large': 'refused',
      'label-negative': 'refused',
      'no-rows': 'refused',
      'no-classes': 'refused',
      'overflowing-sum': 'finite',
    },
  },
  softmax: (logits: Float64Array, rows: number, classes: number, { shape, axis }: Layout) =>
    rowsToAxis(softmax(axisToRows(logits, shape, axis), rows, classes), shape, axis),
  logSoftmax: (logits: Float64Array, rows: number, classes: number, { shape, axis }: Layout) =>
    rowsToAxis(logSoftmax(axisToRows(logits, shape, axis), rows, classes), shape, axis),
  crossEntropy(...[logits, labels, rows, classes, options]: LossArguments) {
    const { shape, axis } = options;
    return crossEntropy(axisToRows(logits, shape, axis), labels, rows, classes, byRows(options));
  },
  crossEntropyGradient(...[logits, labels, rows, classes, options]: LossArguments) {
    const { shape, axis } = options;
    const matrix = axisToRows(logits, shape, axis);
    return rowsToAxis(crossEntropyGradient(matrix, labels, rows, classes, byRows(options)), shape, axis);
  },
};

type LossArguments = [
  logits: Float64Array,
  labels: Labels,
  rows: number,
  classes: number,
  options: LossOptions & Layout,
];

function byRows({ shape, axis, ...options }: LossOptions & Layout): LossOptions {
  return options.targets ? { ...options, targets: axisToRows(options.targets, shape, axis) } : options;
}

/** The embedded float64 kernel as a subject: what `softproof certify` judges when no other is named. */
export function embedded(): Subject {
  const [, version = ''] = SUITE.split(' ');
  return inProcess(KERNEL, { name: 'softproof kernel', version });
}
