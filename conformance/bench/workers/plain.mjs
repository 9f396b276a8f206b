/** What people write in JavaScript: subtract the largest logit, Math.exp, divide; p - 1 for the gradient. */
import { serve } from './serve.mjs';

await serve(
  { name: 'plain JavaScript', version: '–', dtype: 'float64' },
  {
    'loss and gradient': ({ logits, labels, rows, classes }) => {
      const gradient = new Float64Array(logits.length);
      return () => {
        let loss = 0;
        for (let i = 0; i < rows; i++) {
          const from = i * classes;
          const label = from + labels[i];
          const sum = exponentials(logits, gradient, from, classes);
          loss += Math.log(sum.of) - (logits[label] - sum.max);
          const scale = 1 / (sum.of * rows);
          for (let k = from; k < from + classes; k++) gradient[k] *= scale;
          gradient[label] -= 1 / rows;
        }
        return { cross_entropy: [loss / rows], cross_entropy_grad: gradient };
      };
    },
    softmax: ({ logits, rows, classes }) => {
      const out = new Float64Array(logits.length);
      return () => {
        for (let from = 0; from < rows * classes; from += classes) {
          const sum = exponentials(logits, out, from, classes);
          for (let k = from; k < from + classes; k++) out[k] /= sum.of;
        }
        return { softmax: out };
      };
    },
  },
);

/** Writes e^(x - max) of a row, and returns the largest logit and the sum. */
function exponentials(logits, out, from, classes) {
  let max = logits[from];
  for (let k = from + 1; k < from + classes; k++) if (logits[k] > max) max = logits[k];
  let of = 0;
  for (let k = from; k < from + classes; k++) {
    out[k] = Math.exp(logits[k] - max);
    of += out[k];
  }
  return { max, of };
}
