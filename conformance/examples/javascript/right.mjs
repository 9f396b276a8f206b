// A textbook softmax and its cross-entropy: the largest logit of each row is subtracted first.

export function softmax(logits, rows, classes) {
  const p = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const exp = row.map((x) => Math.exp(x - max));
    const sum = exp.reduce((a, b) => a + b, 0);
    p.set(
      exp.map((e) => e / sum),
      i * classes,
    );
  }
  return p;
}

export function crossEntropy(logits, labels, rows, classes) {
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const sum = row.reduce((a, x) => a + Math.exp(x - max), 0);
    loss += Math.log(sum) - (row[labels[i]] - max);
  }
  return loss / rows;
}
