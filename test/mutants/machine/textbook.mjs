/**
 * Softmax cross-entropy as many would write it, with every option: what machine-made mutants are made of. It conforms at
 * `stable`.
 */

export const capabilities = {
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream'],
};

export function softmax(logits, rows, classes) {
  const p = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const start = i * classes;
    const max = largest(logits, start, classes);
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      p[start + j] = Math.exp(logits[start + j] - max);
      sum += p[start + j];
    }
    for (let j = 0; j < classes; j++) {
      p[start + j] /= sum;
    }
  }
  return p;
}

export function logSoftmax(logits, rows, classes) {
  const l = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const start = i * classes;
    const max = largest(logits, start, classes);
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      sum += Math.exp(logits[start + j] - max);
    }
    for (let j = 0; j < classes; j++) {
      l[start + j] = logits[start + j] - max - Math.log(sum);
    }
  }
  return l;
}

export function crossEntropy(logits, labels, rows, classes, options) {
  const l = logSoftmax(logits, rows, classes);
  const losses = new Float64Array(rows);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < classes; j++) {
      const t = target(labels, i, j, classes, options);
      if (t > 0) {
        losses[i] -= t * l[i * classes + j];
      }
    }
    total += losses[i];
  }
  if (options.reduction === 'none') {
    return losses;
  }
  return total / divisor(labels, rows, options);
}

export function crossEntropyGradient(logits, labels, rows, classes, options) {
  const g = softmax(logits, rows, classes);
  const d = divisor(labels, rows, options);
  for (let i = 0; i < rows; i++) {
    let tau = 0;
    for (let j = 0; j < classes; j++) {
      tau += target(labels, i, j, classes, options);
    }
    const scale = options.upstream ? options.upstream[i] : 1;
    for (let j = 0; j < classes; j++) {
      const t = target(labels, i, j, classes, options);
      g[i * classes + j] = (scale * (tau * g[i * classes + j] - t)) / d;
    }
  }
  return g;
}

function largest(logits, start, classes) {
  let max = -Infinity;
  for (let k = start; k < start + classes; k++) {
    max = Math.max(max, logits[k]);
  }
  return max;
}

/** T_ij: the label or the given weight, smoothed, times the weight of the class; 0 where the row is ignored. */
function target(labels, i, j, classes, options) {
  if (labels !== undefined && labels[i] === options.ignoreIndex) {
    return 0;
  }
  let t = 0;
  if (options.targets) {
    t = options.targets[i * classes + j];
  } else if (labels[i] === j) {
    t = 1;
  }
  if (options.labelSmoothing) {
    t = (1 - options.labelSmoothing) * t + options.labelSmoothing / classes;
  }
  if (options.weights) {
    t *= options.weights[j];
  }
  return t;
}

/** D: of a mean, the rows that count, by the weights of their labels. */
function divisor(labels, rows, options) {
  if (options.reduction !== 'mean') {
    return 1;
  }
  if (labels === undefined) {
    return rows;
  }
  let d = 0;
  for (let i = 0; i < rows; i++) {
    if (labels[i] !== options.ignoreIndex) {
      d += options.weights ? options.weights[labels[i]] : 1;
    }
  }
  return d;
}
