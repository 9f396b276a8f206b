// Softmax cross-entropy as a module that softproof can judge:
//
//     npx softproof certify ./my-softmax.mjs
//
// Copy this file and put your own code into the functions; delete those that you do not have. They may be async.
// `logits` is a Float64Array of rows * classes numbers, row after row; `labels` an Int32Array with the class of
// each row, counted from 0. To turn an input down, throw.

export const name = 'textbook JavaScript';
export const version = '1';

/** e^(x - max) / sum e^(x - max), row by row. */
export function softmax(logits, rows, classes) {
  return logSoftmax(logits, rows, classes).map(Math.exp);
}

/** x - max - log(sum e^(x - max)), row by row. */
export function logSoftmax(logits, rows, classes) {
  const result = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const max = row.reduce((a, b) => Math.max(a, b));
    const logSum = Math.log(row.reduce((sum, x) => sum + Math.exp(x - max), 0));
    result.set(
      row.map((x) => x - max - logSum),
      i * classes,
    );
  }
  return result;
}

/** Throws where a label names no class: it would be looked up in another row. */
function requireLabels(labels, classes) {
  if (!labels.every((label) => label >= 0 && label < classes)) throw new RangeError('a label names no class');
}

/** The mean loss, one number. */
export function crossEntropy(logits, labels, rows, classes) {
  requireLabels(labels, classes);
  const logP = logSoftmax(logits, rows, classes);
  return labels.reduce((sum, label, i) => sum - logP[i * classes + label], 0) / rows;
}

/** d(mean loss)/d(logits): (softmax - 1 at the label) / rows. */
export function crossEntropyGradient(logits, labels, rows, classes) {
  requireLabels(labels, classes);
  const gradient = softmax(logits, rows, classes);
  labels.forEach((label, i) => {
    gradient[i * classes + label] -= 1;
  });
  return gradient.map((value) => value / rows);
}
