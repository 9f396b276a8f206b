import { to } from '../arithmetic.ts';
import { BFLOAT16, FLOAT16, FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { TEXTBOOK, textbook } from '../textbook.ts';

/** Labels that are read as others. */
export const LABELS: readonly Mutant[] = [
  {
    name: 'labels cast to bfloat16: 257 is 256',
    seen: 'tensorflow/tensorflow#51053',
    killer: 'vectors/label-ends',
    module: textbook({ label: ({ labels }, i) => to('bfloat16')(labels![i]!) }, BFLOAT16),
  },
  {
    name: 'labels cast to float16: 2049 is 2048',
    seen: 'keras-team/keras#15015',
    killer: 'vectors/label-ends',
    module: textbook({ label: ({ labels }, i) => to('float16')(labels![i]!) }, FLOAT16),
  },
  {
    name: 'labels cast to eight bits',
    seen: 'masks and labels share an array of bytes',
    killer: 'agreement',
    module: textbook({ label: ({ labels }, i) => labels![i]! & 255 }),
  },
  {
    name: 'labels counted from 1',
    seen: 'a language that counts from 1',
    killer: 'smoke',
    module: textbook({ label: ({ labels }, i) => labels![i]! - 1 }),
  },
  {
    name: 'labels counted from the last class',
    seen: 'an index that runs backwards',
    killer: 'smoke',
    module: textbook({ label: ({ labels, classes }, i) => classes - 1 - labels![i]! }),
  },
  {
    name: 'first label used for every row',
    seen: 'a stride of 0',
    killer: 'rows-independent',
    module: textbook({ label: ({ labels }) => labels![0]! }),
  },
  {
    name: 'label of the thread, not of the row: its number modulo 8',
    seen: 'PaddlePaddle/Paddle#9119',
    killer: 'agreement',
    module: textbook({ label: ({ labels }, i) => labels![i % 8]! }, FLOAT32),
  },
  {
    name: 'label taken for the largest logit',
    seen: 'the accuracy of a model with itself',
    killer: 'smoke',
    module: textbook({ loss: (x, _, call) => -Math.max(...TEXTBOOK.logSoftmax(x, call)) }),
  },
  {
    name: 'last class clamped away from the labels',
    seen: 'a guard against labels out of range, off by one',
    killer: 'vectors/label-ends',
    module: textbook({
      label: ({ labels, classes }, i) => Math.min(labels![i]!, Math.max(0, classes - 2)),
    }),
  },
];
