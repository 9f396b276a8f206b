/** What a subject on TensorFlow.js claims. */
export const CAPABILITIES = {
  dtypes: ['float32'],
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['label_smoothing', 'upstream'],
};

/**
 * The functions of a subject, gradients by tf.grad.
 * The library takes one-hot targets only, so index labels are turned into them here (not by tf.oneHot, which
 * refuses a single class).
 * @param tf  tfjs-core, its backend chosen
 */
export function functions(tf) {
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

  function softmax(logits, rows, classes) {
    return values(() => tf.softmax(tf.tensor2d(logits, [rows, classes])));
  }

  function logSoftmax(logits, rows, classes) {
    return values(() => tf.logSoftmax(tf.tensor2d(logits, [rows, classes])));
  }

  function crossEntropy(logits, labels, rows, classes, options = {}) {
    const loss = values(() => lossOf(labels, rows, classes, options)(tf.tensor2d(logits, [rows, classes])));
    return options.reduction === 'none' ? loss : loss[0];
  }

  function crossEntropyGradient(logits, labels, rows, classes, options = {}) {
    return values(() => {
      const gradient = tf.grad(lossOf(labels, rows, classes, options));
      const upstream = options.upstream && tf.tensor1d(options.upstream);
      return gradient(tf.tensor2d(logits, [rows, classes]), upstream);
    });
  }

  return { softmax, logSoftmax, crossEntropy, crossEntropyGradient };
}
