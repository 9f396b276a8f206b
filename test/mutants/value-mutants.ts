import type { Mutant } from './mutant.ts';
import { fromShift, implementation, max, sum, TEXTBOOK } from './textbook.ts';

const { softmax, logSoftmax } = TEXTBOOK;

/** The mathematics of one row gone wrong. */
export const VALUE_MUTANTS: readonly Mutant[] = [
  {
    name: 'no maximum subtracted',
    seen: 'uTensor/uTensor#175',
    killer: 'shift-invariance',
    module: implementation(fromShift(() => 0)),
  },
  {
    name: 'maximum seeded with 0',
    seen: 'FluxML/NNlib.jl#43',
    killer: 'shift-invariance',
    module: implementation(fromShift((x) => Math.max(0, max(x)))),
  },
  {
    name: 'maximum that is the first logit',
    seen: 'ROCm/AMDMIGraphX#1290',
    killer: 'class-permutation',
    module: implementation(fromShift((x) => x[0]!)),
  },
  {
    name: 'logarithm of the softmax',
    seen: 'pytorch/pytorch#94043',
    killer: 'agreement',
    module: implementation({
      logSoftmax: (x) => softmax(x).map(Math.log),
      loss: (x, label) => -Math.log(softmax(x)[label]!),
    }),
  },
  {
    name: 'probabilities clipped at 1e-7',
    seen: 'keras-team/keras#17634',
    killer: 'agreement',
    module: implementation({ loss: (x, label) => -Math.log(Math.max(softmax(x)[label]!, 1e-7)) }),
  },
  {
    name: 'log(p + 1e-8)',
    seen: 'keras-team/keras#6983',
    killer: 'loss-never-negative',
    module: implementation({ loss: (x, label) => -Math.log(softmax(x)[label]! + 1e-8) }),
  },
  {
    name: 'gradient through clipped probabilities',
    seen: 'keras-team/keras#9664',
    killer: 'gradient-rows-sum-to-zero',
    module: implementation({
      gradient: (x, label) =>
        softmax(x).map((p, j) => Math.min(Math.max(p, 1e-7), 1 - 1e-7) - (j === label ? 1 : 0)),
    }),
  },
  {
    name: 'log-sum-exp with the maximum added back',
    seen: 'pytorch/pytorch#11752',
    killer: 'shift-invariance',
    from: 'stable',
    module: implementation({
      logSoftmax: (x) => x.map((value) => value - logSumExp(x)),
      loss: (x, label) => logSumExp(x) - x[label]!,
    }),
  },
  {
    name: 'loss without log1p',
    seen: 'ml-explore/mlx#4169',
    killer: 'agreement',
    from: 'accurate',
    module: implementation(),
  },
  {
    name: 'everything in float32',
    seen: 'any language whose literals are single precision',
    killer: 'agreement',
    module: implementation({
      softmax: (x) => Float64Array.from(Float32Array.from(softmax(x))),
      logSoftmax: (x) => Float64Array.from(Float32Array.from(logSoftmax(x))),
      loss: (x, label) => -Math.fround(logSoftmax(x)[label]!),
      gradient: (x, label) => TEXTBOOK.gradient(x, label).map(Math.fround),
    }),
  },
  {
    name: 'log-softmax alone in float32',
    seen: 'a logarithm borrowed from a shader',
    killer: 'log-of-softmax',
    module: implementation({ logSoftmax: (x) => Float64Array.from(Float32Array.from(logSoftmax(x))) }),
  },
  {
    name: 'logarithm to base 2',
    seen: 'a log2 that was meant to be scaled',
    killer: 'smoke',
    module: implementation({ loss: (x, label) => -logSoftmax(x)[label]! / Math.LN2 }),
  },
  {
    name: 'one more in the denominator',
    seen: 'softmax1, taken for softmax',
    killer: 'rows-sum-to-one',
    module: implementation({
      softmax: (x) => {
        const e = x.map((value) => Math.exp(value - max(x)));
        return e.map((value) => value / (1 + sum(e)));
      },
    }),
  },
  {
    name: 'last class left out of the denominator',
    seen: 'OpenNMT/CTranslate2#351',
    killer: 'probabilities-in-range',
    module: implementation({
      softmax: (x) => {
        const e = x.map((value) => Math.exp(value - max(x)));
        return e.map((value) => value / sum(x.length > 1 ? e.slice(0, -1) : e));
      },
    }),
  },
  {
    name: 'denominator of whole blocks of eight only',
    seen: 'tenstorrent/tt-metal#53208',
    killer: 'rows-sum-to-one',
    module: implementation({
      softmax: (x) => {
        const e = x.map((value) => Math.exp(value - max(x)));
        return e.map((value) => value / sum(x.length > 8 ? e.slice(0, x.length - (x.length % 8)) : e));
      },
    }),
  },
  {
    name: 'sizes of the logits instead of the logits',
    seen: 'a vectorised absolute value on the way to the maximum',
    killer: 'order-preserved',
    module: implementation({ softmax: (x) => softmax(x.map(Math.abs)) }),
  },
  {
    name: 'NaN taken for an absent class',
    seen: 'intel/torch-xpu-ops#5022',
    killer: 'non-finite-never-plausible',
    module: implementation({
      softmax: (x) => softmax(x.map((value) => (Number.isNaN(value) ? -Infinity : value))),
    }),
  },
  {
    name: 'infinity taken for the largest number',
    seen: 'openvinotoolkit/openvino#33456',
    killer: 'non-finite-never-plausible',
    module: implementation({
      softmax: (x) => softmax(x.map((value) => (value === Infinity ? Number.MAX_VALUE : value))),
    }),
  },
];

function logSumExp(x: Float64Array): number {
  const m = max(x);
  return m + Math.log(sum(x.map((value) => Math.exp(value - m))));
}
