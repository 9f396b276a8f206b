import { computingIn, powers, quotients } from '../arithmetic.ts';
import { FLOAT16, FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, sum, textbook } from '../textbook.ts';

/** The smallest positive normal float32, FLT_MIN in C: not the lowest number. */
const FLT_MIN = 2 ** -126;

/** Maxima that start from a number which is larger than the logits. */
export const MAXIMUM_SEED: readonly Mutant[] = [
  {
    name: 'maximum of 0 and the row',
    seen: 'FluxML/NNlib.jl#43',
    killer: 'shift-invariance',
    module: textbook({ shift: (x) => Math.max(0, max(x)) }),
  },
  {
    name: 'maximum of 0 and the row, in float32',
    seen: 'uTensor/uTensor#176',
    killer: 'vectors/max-seed',
    module: textbook({ ...computingIn('float32'), shift: (x) => Math.max(0, max(x)) }, FLOAT32),
  },
  {
    name: 'maximum started from FLT_MIN',
    seen: 'csarofeen/pytorch#1141',
    killer: 'vectors/max-seed',
    module: textbook({ ...computingIn('float32'), shift: (x) => Math.max(FLT_MIN, max(x)) }, FLOAT32),
  },
  {
    name: 'maximum started from FLT_MIN, of the exponentials alone',
    seen: 'mit-han-lab/tinyengine#107',
    killer: 'vectors/max-seed',
    module: textbook(
      {
        softmax: (x) => {
          return quotients(powers(x, Math.max(FLT_MIN, max(x))).map(Math.fround));
        },
      },
      FLOAT32,
    ),
  },
  {
    name: 'lowest float32 written with seven digits',
    seen: 'microsoft/onnxruntime#26670',
    killer: 'vectors/max-seed',
    module: textbook({ ...computingIn('float32'), shift: (x) => Math.max(-3.402823e38, max(x)) }, FLOAT32),
  },
  {
    name: 'infinity of 0: padded lanes hold 0 up to the next 32',
    seen: 'microsoft/onnxruntime#20059',
    killer: 'vectors/max-seed',
    module: textbook(
      {
        softmax: (x) => {
          const padded = new Float64Array(Math.ceil(x.length / 32) * 32);
          padded.set(x);
          return quotients(powers(padded, max(padded))).slice(0, x.length);
        },
      },
      FLOAT16,
    ),
  },
  {
    name: 'each class against the maximum of itself and all but the first',
    seen: 'Infatoshi/cuda-course#10',
    killer: 'class-permutation',
    module: textbook({
      exponentials: (x) => {
        const others = max(x.slice(1));
        return x.map((value) => Math.exp(value - Math.max(value, others)));
      },
    }),
  },
  {
    name: 'maximum kept above -1e4, sum above 1e-6',
    seen: 'tracel-ai/burn#4697',
    killer: 'shift-invariance',
    module: textbook({
      shift: (x) => Math.max(-1e4, max(x)),
      sum: (e) => Math.max(1e-6, sum(e)),
    }),
  },
];
