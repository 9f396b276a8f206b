// What many write first: right for small logits, and NaN as soon as e^x is infinite.

export function softmax(logits, rows, classes) {
  const p = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const exp = logits.subarray(i * classes, (i + 1) * classes).map(Math.exp);
    const sum = exp.reduce((a, b) => a + b, 0);
    p.set(
      exp.map((e) => e / sum),
      i * classes,
    );
  }
  return p;
}

export function crossEntropy(logits, labels, rows, classes) {
  const p = softmax(logits, rows, classes);
  let loss = 0;
  for (let i = 0; i < rows; i++) loss -= Math.log(p[i * classes + labels[i]]);
  return loss / rows;
}
