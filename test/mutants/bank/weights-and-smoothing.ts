import { FLOAT32, SMOOTHING, WEIGHTS } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { inGradient, sum, TEXTBOOK, textbook } from '../textbook.ts';

/** Class weights, and where smoothing puts what it takes from the label. */
export const WEIGHTS_AND_SMOOTHING: readonly Mutant[] = [
  {
    name: 'mean with class weights over N',
    seen: 'pytorch/pytorch#25571',
    killer: 'vectors/class-weights',
    module: textbook({ divisor: ({ x }) => x.length }, WEIGHTS),
  },
  {
    name: 'gradient with class weights over N',
    seen: 'pytorch/pytorch#107680',
    killer: 'vectors/class-weights',
    module: textbook(inGradient({ divisor: ({ x }) => x.length }), { ...FLOAT32, ...WEIGHTS }),
  },
  {
    name: 'mean with class weights over the sum of all weights',
    seen: 'weights normalised before use',
    killer: 'vectors/class-weights',
    module: textbook(
      {
        divisor: ({ x, options: { weights } }) => (weights ? sum(weights) : x.length),
      },
      WEIGHTS,
    ),
  },
  {
    name: 'weights of the loss missing in its gradient',
    seen: 'a backward kernel older than the option',
    killer: 'vectors/class-weights',
    module: textbook(inGradient({ weight: () => 1 }), WEIGHTS),
  },
  {
    name: 'weight of the class, not of the label, in the gradient',
    seen: 'a weight taken by the wrong index',
    killer: 'vectors/class-weights',
    module: textbook(
      {
        gradient(x, t, call) {
          const label = t.findIndex((weight) => weight > 0);
          return this.softmax(x, call).map((p, j) => this.weight(call, j) * (p - (j === label ? 1 : 0)));
        },
      },
      WEIGHTS,
    ),
  },
  {
    name: 'weights applied to the logits',
    seen: 'a weight multiplied in too early',
    killer: 'vectors/class-weights',
    module: textbook(
      {
        loss(x, t, call) {
          return TEXTBOOK.loss(
            x.map((value, j) => value * this.weight(call, j)),
            t,
            call,
          );
        },
      },
      WEIGHTS,
    ),
  },
  {
    name: 'smoothing of (1 - e)/C for the other classes',
    seen: 'paiml/aprender#2199',
    killer: 'vectors/label-smoothing',
    module: textbook(
      {
        smoothed: (t, { classes, options: { labelSmoothing: e = 0 } }) =>
          e === 0 ? t : (1 - e) * t + (1 - e) / classes,
      },
      SMOOTHING,
    ),
  },
  {
    name: 'smoothing of e/(C - 1) for the other classes, none for the label',
    seen: 'ml-explore/mlx#166',
    killer: 'vectors/label-smoothing',
    module: textbook(
      {
        smoothed: (t, { classes, options: { labelSmoothing: e = 0 } }) =>
          t > 0 ? 1 - e : e / Math.max(1, classes - 1),
      },
      SMOOTHING,
    ),
  },
  {
    name: 'smoothing that leaves the label whole',
    seen: 'an off-target mass added to all that was there',
    killer: 'vectors/label-smoothing',
    module: textbook(
      { smoothed: (t, { classes, options: { labelSmoothing: e = 0 } }) => t + e / classes },
      SMOOTHING,
    ),
  },
  {
    name: 'loss smoothed, gradient not',
    seen: 'a backward kernel older than the option',
    killer: 'vectors/label-smoothing',
    module: textbook(inGradient({ smoothed: (t) => t }), { ...FLOAT32, ...SMOOTHING }),
  },
];
