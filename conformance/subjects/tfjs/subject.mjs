/** TensorFlow.js under judgement: tfjs-core on the plain CPU backend, float32. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients of all operations; tfjs-core alone has them, but no entry that Node can import.
import '@tensorflow/tfjs-layers';
import { CAPABILITIES, functions } from './functions.mjs';

await tf.setBackend('cpu');

export const name = 'TensorFlow.js (cpu)';
export const version = tf.version_core;
export const capabilities = {
  ...CAPABILITIES,
  dialect: {
    'all-masked-row': 'nan',
    'nan-logit': 'nan',
    'infinite-logit': 'nan',
    'smoothing-share': 'all-classes',
    'masked-class-target': 'nan-loss',
    'label-too-large': 'refused',
    'label-negative': 'refused',
    'no-rows': 'zero',
    'no-classes': 'empty',
    'overflowing-sum': 'finite',
    subnormals: 'kept',
    'same-question': 'same-bits',
  },
};
export const { softmax, logSoftmax, crossEntropy, crossEntropyGradient } = functions(tf);
