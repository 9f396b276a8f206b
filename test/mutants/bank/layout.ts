import type { Mutant } from '../mutant.ts';
import { type Row, TEXTBOOK, textbook } from '../textbook.ts';

/** Matrices read or written in another order than they have. */
export const LAYOUT: readonly Mutant[] = [
  {
    name: 'softmax over the rows of each class',
    seen: 'onnx/onnx-coreml#497',
    killer: 'smoke',
    module: textbook({
      softmaxes: (call) => transposed(TEXTBOOK.softmaxes({ ...call, x: transposed(call.x) })),
    }),
  },
  {
    name: 'log-softmax over the rows of each class',
    seen: 'axis 0 for axis 1',
    killer: 'smoke',
    module: textbook({
      logSoftmaxes: (call) => transposed(TEXTBOOK.logSoftmaxes({ ...call, x: transposed(call.x) })),
    }),
  },
  {
    name: 'logits read class by class',
    seen: 'tracel-ai/burn#4815',
    killer: 'smoke',
    module: textbook({
      rowsOf: (values, rows, classes) => transposed(TEXTBOOK.rowsOf(values, classes, rows)),
    }),
  },
  {
    name: 'rows of odd length read from the aligned place before them',
    seen: 'uxlfoundation/oneDNN#3501',
    killer: 'rows-independent',
    module: textbook({
      rowsOf: (values, rows, classes) =>
        Array.from({ length: rows }, (_, i) => {
          const start = i * classes - ((i * classes) % 2);
          return Float64Array.from(values.slice(start, start + classes));
        }),
    }),
  },
  {
    name: 'only the first half of the output written',
    seen: 'pytorch/pytorch#75923',
    killer: 'rows-sum-to-one',
    module: textbook({
      softmaxes: (call) =>
        TEXTBOOK.softmaxes(call).map((p, i) => (i > 0 && 2 * i >= call.x.length ? p.fill(0) : p)),
    }),
  },
  {
    name: 'last row left out of the output',
    seen: 'a loop that ends one too early',
    killer: 'smoke',
    module: textbook({ softmaxes: (call) => TEXTBOOK.softmaxes(call).slice(0, -1) }),
  },
  {
    name: 'results of a row leak into the next',
    seen: 'torch/nn#825',
    killer: 'rows-independent',
    module: textbook({
      softmaxes: (call) => {
        const all = TEXTBOOK.softmaxes(call);
        return all.map((p, i) => (i > 0 ? p.with(0, all[i - 1]!.at(-1)!) : p));
      },
    }),
  },
  {
    name: 'answer of the first row for all rows',
    seen: 'a stride of 0',
    killer: 'rows-independent',
    module: textbook({ softmaxes: (call) => call.x.map(() => TEXTBOOK.softmax(call.x[0]!, call)) }),
  },
];

function transposed(x: readonly Row[]): Row[] {
  return Array.from(x[0]!, (_, j) => Float64Array.from(x, (row) => row[j]!));
}
