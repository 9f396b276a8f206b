// The textbook softmax in four dtypes: subtract the maximum, and round after every operation.
export const name = 'textbook';
export const version = '1.0';
export const capabilities = { dtypes: ['float64', 'float32', 'float16', 'bfloat16'] };

function rowByRow(logits, rows, classes, { dtype }, give) {
  // The half formats are computed in float32; the suite rounds what it is given.
  const round = dtype === 'float64' ? (x) => x : Math.fround;
  const out = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const max = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const gaps = Array.from(row, (x) => round(x - max));
    const sum = gaps.reduce((total, gap) => round(total + round(Math.exp(gap))), 0);
    out.set(
      gaps.map((gap) => round(give(gap, sum, round))),
      i * classes,
    );
  }
  return out;
}

export const softmax = (logits, rows, classes, options) =>
  rowByRow(logits, rows, classes, options, (gap, sum, round) => round(Math.exp(gap)) / sum);

export const logSoftmax = (logits, rows, classes, options) =>
  rowByRow(logits, rows, classes, options, (gap, sum, round) => gap - round(Math.log(sum)));

export function crossEntropy(logits, labels, rows, classes, options) {
  requireLabels(labels, classes);
  const logs = logSoftmax(logits, rows, classes, options);
  return labels.reduce((total, label, i) => total - logs[i * classes + label], 0) / rows;
}

export function crossEntropyGradient(logits, labels, rows, classes, options) {
  requireLabels(labels, classes);
  return softmax(logits, rows, classes, options).map(
    (p, n) => (p - (labels[Math.floor(n / classes)] === n % classes ? 1 : 0)) / rows,
  );
}

function requireLabels(labels, classes) {
  for (const label of labels) {
    if (label < 0 || label >= classes) throw new RangeError(`there is no class ${label}`);
  }
}
