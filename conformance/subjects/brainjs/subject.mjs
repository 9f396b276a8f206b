/** brain.js under judgement: the softmax of its recurrent networks, in float32. It takes one row at a time. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Matrix = require('brain.js/dist/recurrent/matrix').default;
const rowSoftmax = require('brain.js/dist/recurrent/matrix/softmax').default;

export const name = 'brain.js';
export const { version } = require('brain.js/package.json');
export const capabilities = { dtypes: ['float32'] };

export function softmax(logits, rows, classes) {
  const answer = new Float32Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const row = new Matrix(1, classes);
    row.weights.set(logits.subarray(i * classes, (i + 1) * classes));
    answer.set(rowSoftmax(row).weights, i * classes);
  }
  return answer;
}
