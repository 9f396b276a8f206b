// The textbook with all options, in double precision whatever the format of the logits, answered in another one.

export const name = 'textbook with options';
export const capabilities = {
  dtypes: ['float64', 'float32', 'float16', 'bfloat16'],
  outputs: {
    float32: { cross_entropy: 'float64' },
    float16: { cross_entropy: 'float32' },
    bfloat16: { softmax: 'float32', cross_entropy: 'float32', cross_entropy_grad: 'float32' },
  },
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream', 'axis'],
};

export function softmax(logits, _rows, _classes, options) {
  return byRow(logits, options, (x) => logs(x).map(Math.exp));
}

export function logSoftmax(logits, _rows, _classes, options) {
  return byRow(logits, options, logs);
}

export function crossEntropy(logits, labels, rows, classes, options) {
  const losses = rowsOf(logits, options).map((x, i) => {
    const t = target(labels, classes, options, i);
    return -logs(x).reduce((sum, l, j) => (t[j] === 0 ? sum : sum + t[j] * l), 0);
  });
  if (options.reduction === 'none') return losses;
  return losses.reduce((a, b) => a + b, 0) / divisor(labels, rows, options);
}

export function crossEntropyGradient(logits, labels, rows, classes, options) {
  const scale = divisor(labels, rows, options);
  return byRow(logits, options, (x, i) => {
    const t = target(labels, classes, options, i);
    const tau = t.reduce((a, b) => a + b, 0);
    const g = options.upstream?.[i] ?? 1;
    return logs(x).map((l, j) => (g * (tau * Math.exp(l) - t[j])) / scale);
  });
}

function logs(x) {
  const max = Math.max(...x);
  const logSum = Math.log(x.reduce((sum, value) => sum + Math.exp(value - max), 0));
  return x.map((value) => value - max - logSum);
}

/** T of row i. */
function target(labels, classes, options, i) {
  const { targets, weights, labelSmoothing: e = 0, ignoreIndex } = options;
  if (labels && labels[i] === ignoreIndex) return Array(classes).fill(0);
  const given = targets ? rowsOf(targets, options)[i] : undefined;
  return Array.from({ length: classes }, (_, j) => {
    const t = given ? given[j] : Number(labels[i] === j);
    return (weights?.[j] ?? 1) * ((1 - e) * t + e / classes);
  });
}

function divisor(labels, rows, { reduction, weights, ignoreIndex }) {
  if (reduction !== 'mean') return 1;
  if (!labels) return rows;
  return [...labels].reduce((sum, label) => sum + (label === ignoreIndex ? 0 : (weights?.[label] ?? 1)), 0);
}

// Tensors as rows along their axis, and back.

function places({ shape, axis }) {
  const product = (sides) => sides.reduce((a, b) => a * b, 1);
  const [outer, inner] = [product(shape.slice(0, axis)), product(shape.slice(axis + 1))];
  return Array.from({ length: outer * inner }, (_, i) =>
    Array.from(
      { length: shape[axis] },
      (_, j) => (Math.floor(i / inner) * shape[axis] + j) * inner + (i % inner),
    ),
  );
}

function rowsOf(values, options) {
  return places(options).map((row) => row.map((place) => values[place]));
}

function byRow(values, options, answer) {
  const answers = new Float64Array(values.length);
  const rows = rowsOf(values, options);
  for (const [i, row] of places(options).entries()) {
    for (const [j, value] of answer(rows[i], i).entries()) answers[row[j]] = value;
  }
  return answers;
}
