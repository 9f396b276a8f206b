import { FLOAT32, PROBABILITIES } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

const clip = (p: number, eps: number) => Math.min(Math.max(p, eps), 1 - eps);

/** The loss of probabilities that were changed first. */
function lossOf(change: (p: number) => number) {
  return (x: Row, t: Row, call: Call) => {
    const p = TEXTBOOK.softmax(x, call).map(change);
    return -sum(t.map((weight, j) => (weight === 0 ? 0 : weight * Math.log(p[j]!))));
  };
}

/** Probabilities kept away from 0 and 1. */
export const CLIPPING: readonly Mutant[] = [
  {
    name: 'loss of probabilities clipped at 1e-7',
    seen: 'keras-team/keras#17634',
    killer: 'vectors/clipping',
    module: textbook({ loss: lossOf((p) => clip(p, 1e-7)) }),
  },
  {
    name: 'loss of probabilities clipped at 1e-7, in float32',
    seen: 'keras-team/keras#17634',
    killer: 'vectors/clipping',
    module: textbook({ loss: lossOf((p) => Math.fround(clip(p, 1e-7))) }, FLOAT32),
  },
  {
    name: 'loss of probabilities clipped at 1e-7, where targets are probabilities',
    seen: 'keras-team/keras#6983',
    killer: 'one-hot-equals-index',
    module: textbook(
      {
        loss: (x, t, call) =>
          call.targets ? lossOf((p) => clip(p, 1e-7))(x, t, call) : TEXTBOOK.loss(x, t, call),
      },
      PROBABILITIES,
    ),
  },
  {
    name: 'epsilon applied twice: clipped, then added',
    seen: 'keras-team/keras#15249',
    killer: 'vectors/clipping',
    module: textbook({ loss: lossOf((p) => clip(p, 1e-7) + 1e-7) }),
  },
  {
    name: 'log(p + 1e-8)',
    seen: 'the epsilon of many tutorials',
    killer: 'loss-never-negative',
    module: textbook({ loss: lossOf((p) => p + 1e-8) }),
  },
  {
    name: 'loss of probabilities not below 1e-15',
    seen: 'the epsilon of many metrics',
    killer: 'vectors/clipping',
    module: textbook({ loss: lossOf((p) => Math.max(p, 1e-15)) }),
  },
  {
    name: 'gradient of 0 where the probability is clipped',
    seen: 'keras-team/keras#9664',
    killer: 'vectors/clipping',
    module: textbook({
      gradient: (x, t, call) => {
        const p = TEXTBOOK.softmax(x, call)[t.indexOf(1)]!;
        return TEXTBOOK.gradient(x, t, call).map((g) => (p === clip(p, 1e-7) ? g : 0));
      },
    }),
  },
  {
    name: 'gradient of clipped probabilities',
    seen: 'keras-team/keras#9664',
    killer: 'gradient-rows-sum-to-zero',
    module: textbook({
      gradient: (x, t, call) => TEXTBOOK.softmax(x, call).map((p, j) => clip(p, 1e-7) - t[j]!),
    }),
  },
  {
    name: 'gradient of 0 for classes on the floor of the probabilities',
    seen: 'ooples/AiDotNet#1827',
    killer: 'vectors/clipping',
    module: textbook({
      gradient: (x, t, call) => {
        const p = TEXTBOOK.softmax(x, call);
        return TEXTBOOK.gradient(x, t, call).map((g, j) => (p[j]! < 1e-7 ? 0 : g));
      },
    }),
  },
  {
    name: 'probabilities below 1e-4 stored as 0',
    seen: 'tensorflow/tfjs-core#1133',
    killer: 'log-of-softmax',
    module: textbook(
      { softmax: (x, call) => TEXTBOOK.softmax(x, call).map((p) => (p < 1e-4 ? 0 : p)) },
      FLOAT32,
    ),
  },
  {
    name: 'log-softmax not below ln 1e-7',
    seen: 'keras-team/keras#17634',
    killer: 'vectors/clipping',
    module: textbook({
      logSoftmax: (x, call) => TEXTBOOK.logSoftmax(x, call).map((l) => Math.max(l, Math.log(1e-7))),
    }),
  },
];
