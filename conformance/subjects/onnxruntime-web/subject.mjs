/**
 * ONNX Runtime Web under judgement: its WebAssembly provider on one thread, each model a single operator (see
 * ../onnxruntime). ONNX has no operator for the gradient of the loss, so none is claimed.
 */
import * as ort from 'onnxruntime-web';
import { CAPABILITIES, operators } from '../onnxruntime/operators.mjs';

ort.env.wasm.numThreads = 1;

export const name = 'ONNX Runtime (web, wasm)';
export const version = ort.env.versions.web;
export const capabilities = { ...CAPABILITIES, dialect: { subnormals: 'flushed' } };
export const { softmax, logSoftmax, crossEntropy } = operators(ort, { executionProviders: ['wasm'] });
