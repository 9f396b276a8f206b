import { to } from '../arithmetic.ts';
import { BFLOAT16, FLOAT16, FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, sum, TEXTBOOK, textbook } from '../textbook.ts';

const single = (d: number) => Math.fround(Math.exp(d));
const half = to('float16');

/** Exponentials of logits from which no maximum was subtracted. */
export const OVERFLOW: readonly Mutant[] = [
  {
    name: 'no maximum subtracted',
    seen: 'deeplearning4j/deeplearning4j#6039',
    killer: 'shift-invariance',
    module: textbook({ shift: () => 0 }),
  },
  {
    name: 'no maximum subtracted, in float32',
    seen: 'uTensor/uTensor#175',
    killer: 'vectors/overflow-thresholds',
    module: textbook({ shift: () => 0, exp: single }, FLOAT32),
  },
  {
    name: 'no maximum subtracted, in float16',
    seen: 'deeplearning4j/deeplearning4j#6039',
    killer: 'vectors/overflow-thresholds',
    module: textbook({ shift: () => 0, exp: (d) => half(Math.exp(d)) }, FLOAT16),
  },
  {
    name: 'log-softmax of raw exponentials, in float32',
    seen: 'tenstorrent/tt-metal#10001',
    killer: 'vectors/overflow-thresholds',
    module: textbook(
      {
        logSoftmax: (x) => {
          const logSum = Math.log(sum(x.map(single)));
          return x.map((value) => value - logSum);
        },
      },
      FLOAT32,
    ),
  },
  {
    name: 'log-softmax of one class through its exponential',
    seen: 'cornell-brg/hb-pytorch#61',
    killer: 'vectors/single-class',
    module: textbook(
      {
        logSoftmaxes: (call) =>
          call.classes === 1
            ? call.x.map((x) => x.map((value) => value - Math.log(single(value))))
            : TEXTBOOK.logSoftmaxes(call),
      },
      FLOAT32,
    ),
  },
  {
    name: 'maximum left out of the loss alone',
    seen: 'onnx/tensorflow-onnx#1248',
    killer: 'vectors/overflow-thresholds',
    module: textbook({
      loss: (x, t) => Math.log(sum(x.map(Math.exp))) - x[t.indexOf(1)]!,
    }),
  },
  {
    name: 'maximum subtracted in the tail of the row, not in its blocks of 16',
    seen: 'pytorch/pytorch#62897',
    killer: 'vectors/max-seed',
    module: textbook(
      {
        exponentials: (x) => {
          const body = x.length - (x.length % 16);
          const m = max(x);
          return x.map((value, j) => single(j < body ? value : value - m));
        },
      },
      BFLOAT16,
    ),
  },
];
