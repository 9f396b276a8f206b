/**
 * Transformers.js under judgement: `softmax` and `log_softmax` of its mathematics module, on Float64Array and Float32Array.
 * They take one row. The module is no entry of the package, so it is imported as a file.
 */
import manifest from './node_modules/@huggingface/transformers/package.json' with { type: 'json' };
import * as maths from './node_modules/@huggingface/transformers/src/utils/maths.js';

export const name = 'Transformers.js';
export const version = manifest.version;
export const capabilities = { dtypes: ['float64', 'float32'] };

function byRow(compute, logits, rows, classes) {
  const answer = logits.slice();
  for (let i = 0; i < rows; i++) {
    answer.set(compute(logits.slice(i * classes, (i + 1) * classes)), i * classes);
  }
  return answer;
}

export const softmax = (...problem) => byRow(maths.softmax, ...problem);
export const logSoftmax = (...problem) => byRow(maths.log_softmax, ...problem);
