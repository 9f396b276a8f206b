/**
 * ConvNetJS under judgement: its softmax layer, in float64. The layer takes one row; the loss of a row and its gradient are
 * the library's, their mean is taken here.
 */
import convnetjs from 'convnetjs';
import manifest from './node_modules/convnetjs/package.json' with { type: 'json' };

export const name = 'ConvNetJS';
export const version = manifest.version;
export const capabilities = {
  reductions: ['mean', 'none'],
  dialect: { 'label-too-large': 'unchecked', 'label-negative': 'unchecked' },
};

/** The layer after its forward pass over each row. */
function* layers(logits, rows, classes) {
  for (let i = 0; i < rows; i++) {
    const layer = new convnetjs.SoftmaxLayer({ in_sx: 1, in_sy: 1, in_depth: classes });
    const row = new convnetjs.Vol(1, 1, classes, 0);
    row.w.set(logits.subarray(i * classes, (i + 1) * classes));
    layer.forward(row, true);
    yield layer;
  }
}

export function softmax(logits, rows, classes) {
  return Float64Array.from([...layers(logits, rows, classes)].flatMap(({ out_act }) => [...out_act.w]));
}

export function crossEntropy(logits, labels, rows, classes, options) {
  const losses = [...layers(logits, rows, classes)].map((layer, i) => layer.backward(labels[i]));
  return options.reduction === 'none' ? losses : losses.reduce((a, b) => a + b, 0) / rows;
}

export function crossEntropyGradient(logits, labels, rows, classes, options) {
  const gradients = [...layers(logits, rows, classes)].flatMap((layer, i) => {
    layer.backward(labels[i]);
    return [...layer.in_act.dw];
  });
  return options.reduction === 'none' ? gradients : gradients.map((g) => g / rows);
}
