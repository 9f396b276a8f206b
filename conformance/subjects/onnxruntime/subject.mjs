/**
 * ONNX Runtime under judgement: the CPU provider of onnxruntime-node on one thread, each model a single operator.
 * ONNX has no operator for the gradient of the loss, so none is claimed.
 */
import * as ort from 'onnxruntime-node';
import { model } from './onnx.mjs';

export const name = 'ONNX Runtime (node, cpu)';
export const version = ort.env.versions.node;
export const capabilities = {
  dtypes: ['float64', 'float32'],
  targets: ['index'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'ignore_index'],
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

const DIMENSIONS = { x: ['rows', 'classes'], labels: ['rows'], weights: ['classes'] };
const sessions = new Map();

/** The session of a model with one operator; made once for each operator, attributes and kinds of input. */
function sessionOf(operator, attributes, feeds, dims) {
  const inputs = Object.entries(feeds).map(([name, { type }]) => ({
    name,
    dtype: type,
    dims: DIMENSIONS[name],
  }));
  const key = JSON.stringify([operator, attributes, inputs]);
  if (!sessions.has(key)) {
    const output = { name: 'y', dtype: feeds.x.type, dims };
    const bytes = model({ operator, attributes, inputs, output });
    sessions.set(key, ort.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 }));
  }
  return sessions.get(key);
}

async function run(operator, attributes, feeds, dims) {
  const session = await sessionOf(operator, attributes, feeds, dims);
  const { y } = await session.run(feeds);
  return y.data;
}

const typeOf = (array) => (array instanceof Float64Array ? 'float64' : 'float32');
const matrix = (values, rows, classes) => new ort.Tensor(typeOf(values), values, [rows, classes]);

export function softmax(logits, rows, classes) {
  return run('Softmax', { axis: 1 }, { x: matrix(logits, rows, classes) }, DIMENSIONS.x);
}

export function logSoftmax(logits, rows, classes) {
  return run('LogSoftmax', { axis: 1 }, { x: matrix(logits, rows, classes) }, DIMENSIONS.x);
}

export async function crossEntropy(logits, labels, rows, classes, options = {}) {
  const { reduction = 'mean', weights, ignoreIndex } = options;
  const feeds = { x: matrix(logits, rows, classes), labels: new ort.Tensor('int32', labels, [rows]) };
  if (weights) feeds.weights = new ort.Tensor(typeOf(weights), weights, [classes]);
  const attributes = ignoreIndex === undefined ? { reduction } : { reduction, ignore_index: ignoreIndex };
  const dims = reduction === 'none' ? DIMENSIONS.labels : [];
  const loss = await run('SoftmaxCrossEntropyLoss', attributes, feeds, dims);
  return reduction === 'none' ? loss : loss[0];
}
