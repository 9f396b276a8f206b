/** TensorFlow.js under judgement: tfjs-core on the WebAssembly backend, float32 (see ../tfjs). */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
// Registers the gradients of all operations; tfjs-core alone has them, but no entry that Node can import.
import '@tensorflow/tfjs-layers';
import { CAPABILITIES, functions } from '../tfjs/functions.mjs';

await tf.setBackend('wasm');

export const name = 'TensorFlow.js (wasm)';
export const version = tf.version_core;
export const capabilities = { ...CAPABILITIES, dialect: { subnormals: 'flushed' } };
export const { softmax, logSoftmax, crossEntropy, crossEntropyGradient } = functions(tf);
