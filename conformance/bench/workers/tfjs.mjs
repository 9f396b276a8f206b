/** TensorFlow.js on its plain CPU backend, float32. It takes one-hot targets only; they are made before the clock starts. */
import { createRequire } from 'node:module';
import { serve } from './serve.mjs';

const require = createRequire(new URL('../../subjects/tfjs/', import.meta.url));
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
// Registers the gradients of all operations.
require('@tensorflow/tfjs-layers');
await tf.setBackend('cpu');

let resident = [];

/** Tensors that stay until the next problem. */
function keep(...tensors) {
  for (const tensor of resident) tensor.dispose();
  resident = tensors;
  return tensors;
}

await serve(
  { name: 'TensorFlow.js (cpu)', version: tf.version_core, dtype: 'float32' },
  {
    'loss and gradient': ({ logits, labels, rows, classes }) => {
      const hot = new Float32Array(logits.length);
      for (const [row, label] of labels.entries()) hot[row * classes + label] = 1;
      const [x, target] = keep(tf.tensor2d(logits, [rows, classes]), tf.tensor2d(hot, [rows, classes]));
      const both = tf.valueAndGrad((x) => tf.losses.softmaxCrossEntropy(target, x));
      return () => {
        const { value, grad } = tf.tidy(() => both(x));
        const answers = { cross_entropy: value.dataSync(), cross_entropy_grad: grad.dataSync() };
        tf.dispose([value, grad]);
        return answers;
      };
    },
    softmax: ({ logits, rows, classes }) => {
      const [x] = keep(tf.tensor2d(logits, [rows, classes]));
      return () => {
        const p = tf.softmax(x);
        const answers = { softmax: p.dataSync() };
        p.dispose();
        return answers;
      };
    },
  },
);
