import { model } from './onnx.mjs';

/** What a subject on ONNX Runtime claims. */
export const CAPABILITIES = {
  dtypes: ['float64', 'float32'],
  targets: ['index'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'ignore_index'],
};

const DIMENSIONS = { x: ['rows', 'classes'], labels: ['rows'], weights: ['classes'] };

/**
 * The functions of a subject, each a model of a single operator.
 * @param ort  onnxruntime-node or onnxruntime-web
 * @param options  of its sessions
 */
export function operators(ort, options) {
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
      sessions.set(
        key,
        ort.InferenceSession.create(model({ operator, attributes, inputs, output }), options),
      );
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

  return {
    softmax: (logits, rows, classes) =>
      run('Softmax', { axis: 1 }, { x: matrix(logits, rows, classes) }, DIMENSIONS.x),

    logSoftmax: (logits, rows, classes) =>
      run('LogSoftmax', { axis: 1 }, { x: matrix(logits, rows, classes) }, DIMENSIONS.x),

    async crossEntropy(logits, labels, rows, classes, { reduction = 'mean', weights, ignoreIndex } = {}) {
      const feeds = { x: matrix(logits, rows, classes), labels: new ort.Tensor('int32', labels, [rows]) };
      if (weights) feeds.weights = new ort.Tensor(typeOf(weights), weights, [classes]);
      const attributes = ignoreIndex === undefined ? { reduction } : { reduction, ignore_index: ignoreIndex };
      const dims = reduction === 'none' ? DIMENSIONS.labels : [];
      const loss = await run('SoftmaxCrossEntropyLoss', attributes, feeds, dims);
      return reduction === 'none' ? loss : loss[0];
    },
  };
}
