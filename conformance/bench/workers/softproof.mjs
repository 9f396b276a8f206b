/** One of our own kernels: node softproof.mjs BUILD, a key of OWN_KERNELS. */
import { readFileSync } from 'node:fs';
import { crossEntropyWithGradient } from '../../../dist/kernel/cross-entropy.js';
import { softmax } from '../../../dist/kernel/softmax.js';
import { OWN_KERNELS } from '../own-kernels.mjs';
import { serve } from './serve.mjs';

const { name, open } = OWN_KERNELS[process.argv[2]];
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** The logits where the kernel wants them, and room for the result. */
async function settled(logits) {
  const { matrix, build } = await open(2 * logits.length);
  const x = matrix(logits.length);
  x.set(logits);
  return { x, out: matrix(logits.length), options: build ? { build } : {} };
}

await serve(
  { name, version, dtype: 'float64' },
  {
    'loss and gradient': async ({ logits, labels, rows, classes }) => {
      const { x, out, options } = await settled(logits);
      const wanted = { ...options, gradient: out };
      return () => {
        const { loss, gradient } = crossEntropyWithGradient(x, labels, rows, classes, wanted);
        return { cross_entropy: [loss], cross_entropy_grad: gradient };
      };
    },
    softmax: async ({ logits, rows, classes }) => {
      const { x, out, options } = await settled(logits);
      const wanted = { ...options, out };
      return () => ({ softmax: softmax(x, rows, classes, wanted) });
    },
  },
);
