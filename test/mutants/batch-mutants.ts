import type { Mutant } from './mutant.ts';
import { fromShift, implementation, joined, max, split, TEXTBOOK } from './textbook.ts';

const right = implementation();

/** Rows, labels, means and memory gone wrong around the right mathematics. */
export const BATCH_MUTANTS: readonly Mutant[] = [
  {
    name: 'maximum of the whole batch',
    seen: 'blackportal-ai/delta#165',
    killer: 'rows-independent',
    module: {
      ...right,
      softmax: (logits: Float64Array, rows: number, classes: number) =>
        implementation(fromShift(() => max(logits))).softmax(logits, rows, classes),
    },
  },
  {
    name: 'gradient of the sum: 1/N forgotten',
    seen: 'apache/mxnet#5981',
    killer: 'rows-independent',
    module: {
      ...right,
      crossEntropyGradient: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
        right.crossEntropyGradient(logits, labels, rows, classes).map((g) => g * rows),
    },
  },
  {
    name: 'sum of the losses for their mean',
    seen: 'wkentaro/pytorch-fcn#9',
    killer: 'smoke',
    module: {
      ...right,
      crossEntropy: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
        right.crossEntropy(logits, labels, rows, classes) * rows,
    },
  },
  {
    name: 'softmax over the rows of each class',
    seen: 'openvinotoolkit/openvino#37823',
    killer: 'smoke',
    module: {
      ...right,
      softmax: (logits: Float64Array, rows: number, classes: number) =>
        transposed(right.softmax(transposed(logits, rows, classes), classes, rows), classes, rows),
    },
  },
  {
    name: 'logits read class by class',
    seen: 'torch/nn#825',
    killer: 'smoke',
    module: {
      softmax: (logits: Float64Array, rows: number, classes: number) =>
        transposed(right.softmax(transposed(logits, classes, rows), rows, classes), rows, classes),
      crossEntropy: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
        right.crossEntropy(transposed(logits, classes, rows), labels, rows, classes),
    },
  },
  {
    name: 'answer written over the logits',
    seen: 'linkedin/Liger-Kernel#272',
    killer: 'input-untouched',
    module: {
      ...right,
      crossEntropyGradient: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) => {
        logits.set(right.crossEntropyGradient(logits, labels, rows, classes));
        return logits.slice();
      },
    },
  },
  {
    name: 'maximum kept from the row before',
    seen: 'PaddlePaddle/Paddle#9119',
    killer: 'repeat-identical',
    module: keepingMaximum(),
  },
  {
    name: 'labels counted from 1',
    seen: 'torch, where they are',
    killer: 'smoke',
    module: {
      ...right,
      crossEntropy: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
        right.crossEntropy(
          logits,
          labels.map((label) => label - 1),
          rows,
          classes,
        ),
    },
  },
  {
    name: 'gradient of zeros',
    seen: 'microsoft/DirectML#739',
    killer: 'finite-differences',
    module: implementation({ gradient: (x) => x.map(() => 0) }),
  },
  {
    name: 'gradient with its sign flipped',
    seen: 'descent on the wrong side',
    killer: 'finite-differences',
    module: implementation({ gradient: (x, label) => TEXTBOOK.gradient(x, label).map((g) => -g) }),
  },
  {
    name: 'label gradient as p - 1',
    seen: 'pytorch/pytorch, measured: gap 40 gives 0 for -4.2e-18',
    killer: 'finite-differences',
    from: 'accurate',
    module: { crossEntropyGradient: right.crossEntropyGradient },
  },
  {
    name: 'first label used for every row',
    seen: 'a stride of 0',
    killer: 'rows-independent',
    module: {
      ...right,
      crossEntropy: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
        right.crossEntropy(
          logits,
          labels.map(() => labels[0]!),
          rows,
          classes,
        ),
    },
  },
];

function transposed(values: Float64Array, rows: number, classes: number): Float64Array {
  const columns = split(values, rows, classes);
  return joined(Array.from({ length: classes }, (_, j) => Float64Array.from(columns, (row) => row[j]!)));
}

/** Each row's shift is the larger of its own maximum and that of the row before. */
function keepingMaximum() {
  let before = -Infinity;
  return implementation(
    fromShift((x) => {
      const shift = Math.max(before, max(x));
      before = max(x);
      return shift;
    }),
  );
}
