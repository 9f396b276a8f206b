import { blocks, computingIn, powers, running, to, towardsZero } from '../arithmetic.ts';
import { BFLOAT16, FLOAT16, FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, sum, TEXTBOOK, textbook } from '../textbook.ts';

const half = to('float16');
const brain = to('bfloat16');
const truncated = towardsZero('bfloat16');

/** Denominators and intermediate results in the format of the logits. */
export const HALF_PRECISION: readonly Mutant[] = [
  {
    name: 'denominator summed in float16: stops at 2048',
    seen: 'huggingface/candle#3727',
    killer: 'vectors/flat-rows',
    module: textbook({ sum: running(half) }, FLOAT16),
  },
  {
    name: 'denominator summed in bfloat16: stops at 256',
    seen: 'pytorch/executorch#20090',
    killer: 'vectors/flat-rows',
    module: textbook({ sum: running(brain) }, BFLOAT16),
  },
  {
    name: 'denominator of the log-softmax summed in float16',
    seen: 'apache/mxnet#14072',
    killer: 'vectors/flat-rows',
    module: textbook(
      {
        logSoftmax: (x, call) => ({ ...TEXTBOOK, sum: running(half) }).logSoftmax(x, call),
      },
      FLOAT16,
    ),
  },
  {
    name: 'denominator summed in float16, rows of 512 or more',
    seen: 'sonos/tract#2586',
    killer: 'vectors/flat-rows',
    module: textbook({ sum: (e) => (e.length < 512 ? sum(e) : running(half)(e)) }, FLOAT16),
  },
  {
    name: 'softmax in float16 from end to end',
    seen: 'microsoft/onnxruntime#24577',
    killer: 'vectors/flat-rows',
    module: textbook(computingIn('float16'), FLOAT16),
  },
  {
    name: 'softmax in bfloat16 from end to end',
    seen: 'the same in the other half format',
    killer: 'vectors/flat-rows',
    module: textbook(computingIn('bfloat16'), BFLOAT16),
  },
  {
    name: 'partial sums of 32 added in bfloat16',
    seen: 'tenstorrent/tt-metal#52045',
    killer: 'agreement',
    from: 'accurate',
    module: textbook(
      { sum: (e) => running(brain)(Float64Array.from(blocks(e, 32), (block) => brain(sum(block)))) },
      BFLOAT16,
    ),
  },
  {
    name: 'exponentials truncated to bfloat16, not rounded',
    seen: 'pytorch/pytorch#24457',
    killer: 'vectors/flat-rows',
    module: textbook({ sum: (e) => e.reduce((a, b) => truncated(a + truncated(b)), 0) }, BFLOAT16),
  },
  {
    name: 'gradient against a normaliser of bfloat16 logits',
    seen: 'marin-community/marin#8217',
    killer: 'gradient-rows-sum-to-zero',
    module: textbook(
      {
        gradient: (x, t) => {
          const forward = x.map(brain);
          const m = max(forward);
          const s = sum(powers(forward, m));
          return powers(x, m).map((e, j) => e / s - t[j]!);
        },
      },
      FLOAT32,
    ),
  },
];
