import { REDUCTIONS, UPSTREAM } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { TEXTBOOK, textbook } from '../textbook.ts';

/** 1/N and the gradient from above: missing, twice, or somebody else's. */
export const GRADIENT_SCALES: readonly Mutant[] = [
  {
    name: 'gradient of the sum: 1/N forgotten',
    seen: 'apache/mxnet#2215',
    killer: 'rows-independent',
    module: textbook({
      gradients: (call) => TEXTBOOK.gradients({ ...call, reduction: 'sum' }),
    }),
  },
  {
    name: '1/N applied twice',
    seen: 'fetchai/ledger#1580',
    killer: 'rows-independent',
    module: textbook({ upstream: ({ x }) => 1 / x.length }),
  },
  {
    name: 'gradient divided by N whatever the reduction',
    seen: 'paiml/aprender#2182',
    killer: 'reductions-agree',
    module: textbook({ gradients: (call) => TEXTBOOK.gradients({ ...call, reduction: 'mean' }) }, REDUCTIONS),
  },
  {
    name: 'first upstream gradient for all rows',
    seen: 'linkedin/Liger-Kernel#1298',
    killer: 'vectors/upstream-gradients',
    module: textbook({ upstream: (call) => TEXTBOOK.upstream(call, 0) }, UPSTREAM),
  },
  {
    name: 'mean of the upstream gradients for all rows',
    seen: 'linkedin/Liger-Kernel#680',
    killer: 'vectors/upstream-gradients',
    module: textbook(
      {
        upstream: (call) => call.x.reduce((a, _, i) => a + TEXTBOOK.upstream(call, i), 0) / call.x.length,
      },
      UPSTREAM,
    ),
  },
  {
    name: 'upstream gradient ignored',
    seen: 'kulinseth/pytorch#289',
    killer: 'vectors/upstream-gradients',
    module: textbook({ upstream: () => 1 }, UPSTREAM),
  },
  {
    name: 'upstream gradient of the row before',
    seen: 'pytorch/pytorch#56325',
    killer: 'vectors/upstream-gradients',
    module: textbook({ upstream: (call, i) => TEXTBOOK.upstream(call, Math.max(0, i - 1)) }, UPSTREAM),
  },
  {
    name: 'upstream gradient read beyond its end: its stride is 0',
    seen: 'flagos-ai/Torch-FL#171',
    killer: 'vectors/upstream-gradients',
    module: textbook(
      { upstream: ({ options }, i) => (options.upstream ? (options.upstream[2 * i] ?? 0) : 1) },
      UPSTREAM,
    ),
  },
  {
    name: 'label subtracted after scaling by the upstream gradient',
    seen: 'PaddlePaddle/Paddle#9119',
    killer: 'vectors/upstream-gradients',
    module: textbook(
      {
        gradients(call) {
          if (!call.options.upstream) return TEXTBOOK.gradients(call);
          return call.x.map((x, i) =>
            this.softmax(x, call).map((p, j) => p * this.upstream(call, i) - this.target(call, i)[j]!),
          );
        },
      },
      UPSTREAM,
    ),
  },
];
