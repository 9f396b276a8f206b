import { computingIn, logSumExp, running, to } from '../arithmetic.ts';
import { BFLOAT16, FLOAT32, PROBABILITIES } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, type Parts, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

const single: Parts = { ...TEXTBOOK, ...computingIn('float32') };
const f = Math.fround;
const sum32 = running(f);

/** x less its log-sum-exp, in float32, the maximum added back. */
function lessLogSumExp32(x: Row): Row {
  const m = max(x);
  const logSum = f(m + f(Math.log(sum32(x.map((value) => f(Math.exp(value - m)))))));
  return x.map((value) => f(value - logSum));
}

/** The gradient of -t log p, divided by each p on the way. */
function throughProbabilities(p: Row, t: Row): Row {
  const d = p.map((value, j) => -t[j]! / value);
  const mean = sum(d.map((value, j) => value * p[j]!));
  return p.map((value, j) => value * (d[j]! - mean));
}

/** Logarithms of what has underflowed, and sums of logarithms that cancel. */
export const LOGARITHMS: readonly Mutant[] = [
  {
    name: 'logarithm of the softmax',
    seen: 'pytorch/pytorch#94043',
    killer: 'vectors/gap-sweep',
    module: textbook({
      logSoftmax(x, call) {
        return this.softmax(x, call).map(Math.log);
      },
    }),
  },
  {
    name: 'logarithm of the softmax, in float32',
    seen: 'pytorch/pytorch#94043',
    killer: 'vectors/gap-sweep',
    module: textbook({ ...single, logSoftmax: (x, call) => single.softmax(x, call).map(Math.log) }, FLOAT32),
  },
  {
    name: 'logarithm of the softmax, subnormals flushed, in bfloat16',
    seen: 'tenstorrent/pytorch2.0_ttnn#1341',
    killer: 'vectors/gap-sweep',
    module: textbook(
      {
        logSoftmax: (x, call) =>
          TEXTBOOK.softmax(x, call).map((p) => Math.log(p < 2 ** -126 ? 0 : to('bfloat16')(p))),
      },
      BFLOAT16,
    ),
  },
  {
    name: 'loss through the logarithm of the softmax',
    seen: 'deeplearning4j/deeplearning4j#785',
    killer: 'vectors/gap-sweep',
    module: textbook(
      { loss: (x, t, call) => -Math.log(f(TEXTBOOK.softmax(x, call)[t.indexOf(1)]!)) },
      FLOAT32,
    ),
  },
  {
    name: 'gradient divided by an underflowed probability',
    seen: 'FluxML/NNlib.jl#68',
    killer: 'vectors/gap-sweep',
    module: textbook({
      gradient: (x, t, call) => throughProbabilities(TEXTBOOK.softmax(x, call), t),
    }),
  },
  {
    name: 'stable gradient for labels, not for the same targets one-hot',
    seen: 'Theano/Theano#3162',
    killer: 'one-hot-equals-index',
    module: textbook(
      {
        gradient: (x, t, call) =>
          call.targets ? throughProbabilities(TEXTBOOK.softmax(x, call), t) : TEXTBOOK.gradient(x, t, call),
      },
      PROBABILITIES,
    ),
  },
  {
    name: 'log-sum-exp with the maximum added back',
    seen: 'pytorch/pytorch#11752',
    killer: 'shift-invariance',
    from: 'stable',
    module: textbook({
      logSoftmax: (x) => {
        const logSum = logSumExp(x);
        return x.map((value) => value - logSum);
      },
    }),
  },
  {
    name: 'log-softmax as x less the log-sum-exp, in float32',
    seen: 'ml-explore/mlx#4169',
    killer: 'vectors/offsets',
    from: 'stable',
    module: textbook({ ...single, logSoftmax: lessLogSumExp32, loss: TEXTBOOK.loss }, FLOAT32),
  },
  {
    name: 'loss as log-sum-exp less the score, in float32',
    seen: 'ml-explore/mlx#4188',
    killer: 'shift-invariance',
    from: 'stable',
    module: textbook({ loss: (x, t) => 0 - lessLogSumExp32(x)[t.indexOf(1)]!, total: sum32 }, FLOAT32),
  },
  {
    name: 'weights less their log-sum: zeros for large uniform ones',
    seen: 'BasisResearch/dynestyx#183',
    killer: 'vectors/offsets',
    from: 'stable',
    module: textbook({ logSoftmaxes: ({ x }) => x.map(lessLogSumExp32) }, FLOAT32),
  },
  {
    name: 'logarithm of 1 + r without log1p',
    seen: 'pytorch/pytorch#113708',
    killer: 'vectors/gap-sweep',
    from: 'accurate',
    module: textbook(),
  },
  {
    name: 'logarithm of 1 + r without log1p, in float32',
    seen: 'scipy/scipy#19521',
    killer: 'vectors/gap-sweep',
    from: 'accurate',
    module: textbook(single, FLOAT32),
  },
  {
    name: 'logarithms to base 2',
    seen: 'a log2 that was meant to be scaled',
    killer: 'smoke',
    module: textbook({ log: Math.log2 }),
  },
  {
    name: 'fast logarithm: linear between powers of 2',
    seen: 'LeelaChessZero/lc0#912',
    killer: 'log-of-softmax',
    module: textbook(
      {
        log: (s) => {
          const k = Math.floor(Math.log2(s));
          return Math.LN2 * (k + s / 2 ** k - 1);
        },
      },
      FLOAT32,
    ),
  },
];
