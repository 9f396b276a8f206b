import { SMOOTHING } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { sum, TEXTBOOK, textbook } from '../textbook.ts';

/** A weight of 0 that meets a logarithm of 0. */
export const ZERO_TIMES_INFINITY: readonly Mutant[] = [
  {
    name: 'target of 0 times a log-probability of -infinity',
    seen: 'google-deepmind/optax#896',
    killer: 'vectors/masks',
    module: textbook({
      loss: (x, t, call) => -sum(TEXTBOOK.logSoftmax(x, call).map((l, j) => t[j]! * l)),
    }),
  },
  {
    name: 'value right, gradient through 0 times -infinity',
    seen: 'google-deepmind/optax#1762',
    killer: 'vectors/masks',
    module: textbook({
      gradient: (x, t, call) => {
        const l = TEXTBOOK.logSoftmax(x, call);
        return TEXTBOOK.gradient(x, t, call).map((g, j) => g + 0 * (t[j]! * l[j]!));
      },
    }),
  },
  {
    name: 'smoothing of 0 times the log-probability of a masked class',
    seen: 'candle-org/MindAct#1633',
    killer: 'vectors/masks',
    module: textbook(
      {
        loss: (x, t, call) => {
          const uniform = -sum(TEXTBOOK.logSoftmax(x, call)) / x.length;
          const { labelSmoothing = 0 } = call.options;
          return TEXTBOOK.loss(x, t, call) + (labelSmoothing === 0 ? 0 * uniform : 0);
        },
      },
      SMOOTHING,
    ),
  },
];
