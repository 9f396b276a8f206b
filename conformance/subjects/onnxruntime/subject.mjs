/**
 * ONNX Runtime under judgement: the CPU provider of onnxruntime-node on one thread, each model a single operator.
 * ONNX has no operator for the gradient of the loss, so none is claimed.
 */
import * as ort from 'onnxruntime-node';
import { CAPABILITIES, operators } from './operators.mjs';

export const name = 'ONNX Runtime (node, cpu)';
export const version = ort.env.versions.node;
export const capabilities = {
  ...CAPABILITIES,
  dialect: {
    'all-masked-row': 'nan',
    'nan-logit': 'nan',
    'infinite-logit': 'nan',
    'all-rows-ignored': 'nan',
    'zero-weights': 'nan',
    'weighted-mean': 'weights',
    'ignored-nan-row': 'left-out',
    'label-too-large': 'refused',
    'label-negative': 'from-the-end',
    'no-classes': 'empty',
    'overflowing-sum': 'infinite',
    subnormals: 'kept',
    'same-question': 'same-bits',
  },
};
export const { softmax, logSoftmax, crossEntropy } = operators(ort, {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
});
