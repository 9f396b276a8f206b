/**
 * TensorFlow.js under judgement: tfjs-core on the plain CPU backend, float32, gradients by tf.grad.
 * The library takes one-hot targets only, so index labels are turned into them here (not by tf.oneHot, which
 * refuses a single class).
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients of all operations; tfjs-core alone has them, but no entry that Node can import.
import '@tensorflow/tfjs-layers';

await tf.setBackend('cpu');

export const name = 'TensorFlow.js (cpu)';
export const version = tf.version_core;
export const capabilities = {
  dtypes: ['float32'],
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['label_smoothing', 'upstream'],
  dialect: {
    'all-masked-row': 'nan',
    'nan-logit': 'nan',
    'infinite-logit': 'nan',
    'smoothing-share': 'all-classes',
    'masked-class-target': 'nan-loss',
    'label-too-large': 'refused',
    'label-negative': 'refused',
    'no-rows': 'zero',
    'no-classes': 'empty',
    'overflowing-sum': 'finite',
    subnormals: 'kept',
    'same-question': 'same-bits',
  },
};

const REDUCTIONS = { mean: tf.Reduction.MEAN, sum: tf.Reduction.SUM, none: tf.Reduction.NONE };

/** The values of the tensor that `compute` returns; every tensor made on the way is freed. */
function values(compute) {
  const tensor = tf.tidy(compute);
  const copy = Float32Array.from(tensor.dataSync());
  tensor.dispose();
  return copy;
}

/** One row of 0 and 1 for each label, as 32-bit floats. */
function oneHot(labels, classes) {
  const rows = new Float32Array(labels.length * classes);
  for (const [row, label] of labels.entries()) {
    if (label < 0 || label >= classes)
      throw new RangeError(`label ${label} is not one of ${classes} classes`);
    rows[row * classes + label] = 1;
  }
  return rows;
}

/** The loss as a function of the logits. */
function lossOf(labels, rows, classes, options = {}) {
  const { reduction = 'mean', targets = oneHot(labels, classes), labelSmoothing = 0 } = options;
  const target = tf.tensor2d(targets, [rows, classes]);
  return (x) => tf.losses.softmaxCrossEntropy(target, x, undefined, labelSmoothing, REDUCTIONS[reduction]);
}

export function softmax(logits, rows, classes) {
  return values(() => tf.softmax(tf.tensor2d(logits, [rows, classes])));
}

export function logSoftmax(logits, rows, classes) {
  return values(() => tf.logSoftmax(tf.tensor2d(logits, [rows, classes])));
}

export function crossEntropy(logits, labels, rows, classes, options = {}) {
  const loss = values(() => lossOf(labels, rows, classes, options)(tf.tensor2d(logits, [rows, classes])));
  return options.reduction === 'none' ? loss : loss[0];
}

export function crossEntropyGradient(logits, labels, rows, classes, options = {}) {
  return values(() => {
    const gradient = tf.grad(lossOf(labels, rows, classes, options));
    const upstream = options.upstream && tf.tensor1d(options.upstream);
    return gradient(tf.tensor2d(logits, [rows, classes]), upstream);
  });
}
