import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, max, sum, TEXTBOOK, textbook } from '../textbook.ts';

const ofBatch = ({ x }: Call) => Math.max(...x.map(max));

/** Maxima and sums of something else than the row. */
export const MAXIMUM_SCOPE: readonly Mutant[] = [
  {
    name: 'maximum of the whole batch',
    seen: 'blackportal-ai/delta#165',
    killer: 'rows-independent',
    module: textbook({ shift: (_, call) => ofBatch(call) }),
  },
  {
    name: 'maximum of the whole batch, in the loss in float32',
    seen: 'manassharma07/crysx_nn#7',
    killer: 'vectors/global-max',
    module: textbook(
      {
        loss: (x, t, call) =>
          -Math.log({ ...TEXTBOOK, shift: () => ofBatch(call) }.softmax(x, call)[t.indexOf(1)]!),
      },
      FLOAT32,
    ),
  },
  {
    name: 'maximum that is the first logit',
    seen: 'ROCm/AMDMIGraphX#1290',
    killer: 'class-permutation',
    module: textbook({ shift: (x) => x[0]! }),
  },
  {
    name: 'maximum that is the first logit, in float32',
    seen: 'ROCm/AMDMIGraphX#1290',
    killer: 'vectors/global-max',
    module: textbook({ shift: (x) => x[0]!, exp: (d) => Math.fround(Math.exp(d)) }, FLOAT32),
  },
  {
    name: 'probabilities that sum to 1 over the batch',
    seen: 'Sentdex/NNfSiX#171',
    killer: 'rows-sum-to-one',
    module: textbook({
      softmaxes: ({ x }) => {
        const e = x.map((row) => row.map(Math.exp));
        const s = e.map(sum).reduce((a, b) => a + b, 0);
        return e.map((row) => row.map((value) => value / s));
      },
    }),
  },
  {
    name: 'each logit less itself: a maximum over inputs, of which there is one',
    seen: 'onnx/onnx#2614',
    killer: 'smoke',
    module: textbook({ logSoftmax: (x) => x.map(() => -Math.log(x.length)) }),
  },
];
