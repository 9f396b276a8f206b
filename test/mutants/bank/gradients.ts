import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, sum, TEXTBOOK, textbook } from '../textbook.ts';

/** Gradients that are 0, or not the loss's own. */
export const GRADIENTS: readonly Mutant[] = [
  {
    name: 'gradient of zeros',
    seen: 'microsoft/DirectML#739',
    killer: 'finite-differences',
    module: textbook({ gradient: (x) => x.map(() => 0) }),
  },
  {
    name: 'gradient of zeros, in float32',
    seen: 'microsoft/DirectML#739',
    killer: 'finite-differences',
    module: textbook({ gradient: (x) => x.map(() => 0) }, FLOAT32),
  },
  {
    name: 'no gradient at all',
    seen: 'huggingface/candle#3569',
    killer: 'smoke',
    module: { ...textbook(), crossEntropyGradient: () => undefined },
  },
  {
    name: 'gradient with its sign flipped',
    seen: 'descent on the wrong side',
    killer: 'finite-differences',
    module: textbook({ gradient: (x, t, call) => TEXTBOOK.gradient(x, t, call).map((g) => -g) }),
  },
  {
    name: 'gradient twice as large',
    seen: 'deepjavalibrary/djl#520',
    killer: 'finite-differences',
    module: textbook({ gradient: (x, t, call) => TEXTBOOK.gradient(x, t, call).map((g) => 2 * g) }),
  },
  {
    name: 'gradient of the square of p - t',
    seen: 'the mean squared error, left from the exercise before',
    killer: 'finite-differences',
    module: textbook({
      gradient: (x, t, call) => {
        const p = TEXTBOOK.softmax(x, call);
        const d = p.map((value, j) => 2 * (value - t[j]!));
        const mean = sum(d.map((value, j) => value * p[j]!));
        return p.map((value, j) => value * (d[j]! - mean));
      },
    }),
  },
  {
    name: 'gradient with respect to the probabilities',
    seen: 'fetchai/ledger#1580',
    killer: 'smoke',
    module: textbook({
      gradient: (x, t, call) => TEXTBOOK.softmax(x, call).map((p, j) => -t[j]! / p),
    }),
  },
  {
    name: 'target not subtracted',
    seen: 'a label that was never read',
    killer: 'gradient-rows-sum-to-zero',
    module: textbook({ gradient: (x, _, call) => TEXTBOOK.softmax(x, call) }),
  },
  {
    name: 'gradient over its largest element',
    seen: 'gradients scaled in a kernel that was to train faster',
    killer: 'finite-differences',
    module: textbook({
      gradient: (x, t, call) => {
        const g = TEXTBOOK.gradient(x, t, call);
        const largest = max(g.map(Math.abs));
        return g.map((value) => value / largest);
      },
    }),
  },
  {
    name: 'label gradient as p - 1',
    seen: 'pytorch/pytorch, measured: gap 40 gives 0 for -4.2e-18',
    killer: 'finite-differences',
    from: 'accurate',
    module: { crossEntropyGradient: textbook().crossEntropyGradient },
  },
];
