/** jax-js under judgement: its WebAssembly backend in float64 and float32; the gradient by its own differentiation. */

// Node 20 has none; the library wants the name, and no half-precision array is made here.
globalThis.Float16Array ??= class extends Uint16Array {};
const { grad, init, nn, numpy: np } = await import('@jax-js/jax');
const { default: manifest } = await import('./node_modules/@jax-js/jax/package.json', {
  with: { type: 'json' },
});

await init('wasm');

export const name = 'jax-js (wasm)';
export const version = manifest.version;
export const capabilities = {
  dtypes: ['float64', 'float32'],
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['upstream'],
  dialect: { subnormals: 'flushed' },
};

const matrix = (values, rows, classes) => {
  const dtype = values instanceof Float64Array ? np.float64 : np.float32;
  return np.array(values, { dtype }).reshape([rows, classes]);
};

/** The loss as a function of the logits; a class without weight contributes nothing, though its logarithm be -Infinity. */
function lossOf(like, labels, rows, classes, { reduction, targets = oneHot(like, labels, classes) }) {
  const reduce = { mean: np.mean, sum: np.sum, none: (losses) => losses }[reduction];
  const weights = () => matrix(targets, rows, classes);
  const terms = (x) => np.where(np.equal(weights(), 0), 0, nn.logSoftmax(x, -1).mul(weights()));
  return (x) => reduce(np.sum(terms(x), -1).mul(-1));
}

/** One row of 0 and 1 for each label, in an array like another one. */
function oneHot(like, labels, classes) {
  const rows = new like.constructor(labels.length * classes);
  for (const [row, label] of labels.entries()) {
    if (label < 0 || label >= classes)
      throw new RangeError(`label ${label} is not one of ${classes} classes`);
    rows[row * classes + label] = 1;
  }
  return rows;
}

const values = async (array) => await array.data();

export const softmax = (logits, rows, classes) => values(nn.softmax(matrix(logits, rows, classes), -1));
export const logSoftmax = (logits, rows, classes) => values(nn.logSoftmax(matrix(logits, rows, classes), -1));

export async function crossEntropy(logits, labels, rows, classes, options) {
  const loss = await values(lossOf(logits, labels, rows, classes, options)(matrix(logits, rows, classes)));
  return options.reduction === 'none' ? loss : loss[0];
}

export function crossEntropyGradient(logits, labels, rows, classes, options) {
  const { upstream = logits.constructor.of(...new Array(rows).fill(1)), reduction } = options;
  const loss = lossOf(logits, labels, rows, classes, options);
  const weigh = (losses) => np.sum(losses.mul(np.array(upstream, { dtype: losses.dtype })));
  const scalar = (x) => (reduction === 'none' ? weigh(loss(x)) : loss(x));
  return values(grad(scalar)(matrix(logits, rows, classes)));
}
