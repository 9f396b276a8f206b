import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { sum, TEXTBOOK, textbook } from '../textbook.ts';

/** Softmax where there should be none, or none where it should be. */
export const DOUBLE_SOFTMAX: readonly Mutant[] = [
  {
    name: 'loss of the softmax of the softmax',
    seen: 'Lightning-Universe/lightning-bolts#654',
    killer: 'smoke',
    module: textbook({ loss: (x, t, call) => TEXTBOOK.loss(TEXTBOOK.softmax(x, call), t, call) }),
  },
  {
    name: 'loss and gradient of the softmax of the softmax, in float32',
    seen: 'ariecattan/SciCo#2',
    killer: 'smoke',
    module: textbook(
      {
        loss: (x, t, call) => TEXTBOOK.loss(TEXTBOOK.softmax(x, call), t, call),
        gradient: (x, t, call) => TEXTBOOK.gradient(TEXTBOOK.softmax(x, call), t, call),
      },
      FLOAT32,
    ),
  },
  {
    name: 'logits passed through',
    seen: 'mil-tokyo/webdnn#588',
    killer: 'probabilities-in-range',
    module: textbook({ softmax: (x) => x }),
  },
  {
    name: 'no softmax where the logits look normalised',
    seen: 'a guess whether the input is probabilities',
    killer: 'vectors/worked-examples',
    module: textbook({
      softmax: (x, call) =>
        x.every((value) => value >= 0 && value <= 1) && Math.abs(sum(x) - 1) < 1e-6
          ? x
          : TEXTBOOK.softmax(x, call),
    }),
  },
];
