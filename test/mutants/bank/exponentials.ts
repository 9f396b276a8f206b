import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, sum, TEXTBOOK, textbook } from '../textbook.ts';

/** 2^k (1 + f), with k + f = d log2(e). */
function linear(d: number): number {
  const y = d * Math.LOG2E;
  const k = Math.floor(y);
  return 2 ** k * (1 + y - k);
}

/** Exponentials that are not, or not of the right thing. */
export const EXPONENTIALS: readonly Mutant[] = [
  {
    name: 'exponential clamped at the smallest float32',
    seen: 'huggingface/funes#160',
    killer: 'vectors/masks',
    module: textbook({ exp: (d) => Math.exp(Math.max(d, -87.336)) }, FLOAT32),
  },
  {
    name: 'exponential linear between powers of 2',
    seen: 'openvinotoolkit/openvino#37857',
    killer: 'agreement',
    module: textbook({ exp: linear }, FLOAT32),
  },
  {
    name: 'exponential as (1 + d/1024)^1024',
    seen: 'LeelaChessZero/lc0#912',
    killer: 'agreement',
    module: textbook({ exp: (d) => Math.max(0, 1 + d / 1024) ** 1024 }, FLOAT32),
  },
  {
    name: 'logits scaled to base 2 before their maximum is subtracted',
    seen: 'an exp2 whose factor is applied too early',
    killer: 'vectors/mixed-scales',
    module: textbook({
      exponentials: (x) => {
        const y = x.map((value) => value * Math.LOG2E);
        const m = max(y);
        return y.map((value) => 2 ** (value - m));
      },
    }),
  },
  {
    name: 'powers of 2',
    seen: 'an exp2 whose factor log2(e) was lost',
    killer: 'smoke',
    module: textbook({ exp: (d) => 2 ** d }),
  },
  {
    name: 'one more in the denominator',
    seen: 'softmax1, taken for softmax',
    killer: 'rows-sum-to-one',
    module: textbook({ sum: (e) => 1 + sum(e) }),
  },
  {
    name: 'sizes of the logits instead of the logits',
    seen: 'a vectorised absolute value on the way to the maximum',
    killer: 'order-preserved',
    module: textbook({ softmax: (x, call) => TEXTBOOK.softmax(x.map(Math.abs), call) }),
  },
  {
    name: 'equal logits told apart by their places',
    seen: 'ties broken to make an argmax unique',
    killer: 'order-preserved',
    module: textbook({
      softmax: (x, call) => TEXTBOOK.softmax(x, call).map((p, j) => p * (1 - j * 1e-12)),
    }),
  },
  {
    name: 'probabilities divided by their largest',
    seen: 'scores scaled for display',
    killer: 'rows-sum-to-one',
    module: textbook({
      softmax: (x, call) => TEXTBOOK.exponentials(x, call),
    }),
  },
  {
    name: 'softmin',
    seen: 'energies, taken for logits',
    killer: 'order-preserved',
    module: textbook({
      softmax: (x, call) =>
        TEXTBOOK.softmax(
          x.map((value) => -value),
          call,
        ),
    }),
  },
];
