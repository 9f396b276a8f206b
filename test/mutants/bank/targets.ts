import { powers, quotients } from '../arithmetic.ts';
import { FLOAT32, PROBABILITIES } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, oneHot, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

const DENSE32 = { ...FLOAT32, ...PROBABILITIES };

const largest = (t: Row) => oneHot(t.indexOf(max(t)), t.length);

/** Targets taken for distributions, or for labels. */
export const TARGETS: readonly Mutant[] = [
  {
    name: 'p - t whatever the targets sum to',
    seen: 'tensorflow/tensorflow#60314',
    killer: 'gradient-rows-sum-to-zero-for-weights',
    module: textbook(
      { gradient: (x, t, call) => TEXTBOOK.softmax(x, call).map((p, j) => p - t[j]!) },
      PROBABILITIES,
    ),
  },
  {
    name: 'p - t whatever the targets sum to, in float32',
    seen: 'tensorflow/tensorflow#49178',
    killer: 'vectors/target-sums',
    module: textbook(
      { gradient: (x, t, call) => TEXTBOOK.softmax(x, call).map((p, j) => p - t[j]!) },
      DENSE32,
    ),
  },
  {
    name: 'loss as if targets summed to 1',
    seen: 'log S less the score, for any targets',
    killer: 'vectors/target-sums',
    module: textbook({ loss: (x, t) => Math.log(sum(powers(x, max(x)))) - dot(t, x, max(x)) }, PROBABILITIES),
  },
  {
    name: 'targets divided by their sum',
    seen: 'targets made into a distribution first',
    killer: 'vectors/target-sums',
    module: textbook(
      {
        target: (call, i) => {
          const t = TEXTBOOK.target(call, i);
          return sum(t) === 0 ? t : quotients(t);
        },
      },
      PROBABILITIES,
    ),
  },
  {
    name: 'targets rounded to their largest class',
    seen: 'an argmax on the way to an index kernel',
    killer: 'agreement-for-probabilities',
    module: textbook({ target: (call, i) => largest(TEXTBOOK.target(call, i)) }, PROBABILITIES),
  },
  {
    name: 'targets of the gradient rounded to their largest class',
    seen: 'an argmax on the way to an index kernel',
    killer: 'vectors/dense-targets',
    module: textbook({ gradient: (x, t, call) => TEXTBOOK.gradient(x, largest(t), call) }, PROBABILITIES),
  },
  {
    name: 'targets of the first row for all rows',
    seen: 'a stride of 0',
    killer: 'agreement-for-probabilities',
    module: textbook({ target: (call) => TEXTBOOK.target(call, 0) }, PROBABILITIES),
  },
  {
    name: 'divergence from the targets for the loss: their entropy subtracted',
    seen: 'kl_div, taken for cross_entropy',
    killer: 'agreement-for-probabilities',
    module: textbook(
      {
        loss: (x, t, call) =>
          TEXTBOOK.loss(x, t, call) + sum(t.map((weight) => (weight === 0 ? 0 : weight * Math.log(weight)))),
      },
      PROBABILITIES,
    ),
  },
];

/** Σ t (x - m), classes without weight left out. */
function dot(t: Row, x: Row, m: number): number {
  return sum(t.map((weight, j) => (weight === 0 ? 0 : weight * (x[j]! - m))));
}
