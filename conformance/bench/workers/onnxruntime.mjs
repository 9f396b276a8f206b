/**
 * ONNX Runtime's CPU provider on one thread. There is no operator for the gradient: (P - T) / N is composed here from
 * Softmax, in JavaScript.
 */
import { createRequire } from 'node:module';
import { model } from '../../subjects/onnxruntime/onnx.mjs';
import { serve } from './serve.mjs';

const require = createRequire(new URL('../../subjects/onnxruntime/', import.meta.url));
const ort = require('onnxruntime-node');

const x = { name: 'x', dtype: 'float64', dims: ['rows', 'classes'] };
const labels = { name: 'labels', dtype: 'int32', dims: ['rows'] };
const open = (description) =>
  ort.InferenceSession.create(model(description), { intraOpNumThreads: 1, interOpNumThreads: 1 });

const softmax = await open({
  operator: 'Softmax',
  attributes: { axis: 1 },
  inputs: [x],
  output: { ...x, name: 'y' },
});
const loss = await open({
  operator: 'SoftmaxCrossEntropyLoss',
  attributes: { reduction: 'mean' },
  inputs: [x, labels],
  output: { name: 'y', dtype: 'float64', dims: [] },
});

await serve(
  { name: 'ONNX Runtime (node, cpu)', version: ort.env.versions.node, dtype: 'float64' },
  {
    'loss and gradient': ({ logits, labels, rows, classes }) => {
      const x = new ort.Tensor('float64', logits, [rows, classes]);
      const feeds = { x, labels: new ort.Tensor('int32', labels, [rows]) };
      return async () => {
        const mean = await loss.run(feeds);
        const p = await softmax.run({ x });
        const gradient = p.y.data;
        for (let i = 0; i < rows; i++) gradient[i * classes + labels[i]] -= 1;
        for (let k = 0; k < gradient.length; k++) gradient[k] /= rows;
        return { cross_entropy: mean.y.data, cross_entropy_grad: gradient };
      };
    },
    softmax: ({ logits, rows, classes }) => {
      const x = new ort.Tensor('float64', logits, [rows, classes]);
      return async () => ({ softmax: (await softmax.run({ x })).y.data });
    },
  },
);
