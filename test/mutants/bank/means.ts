import { blocks, running, to } from '../arithmetic.ts';
import { BFLOAT16, FLOAT16, IGNORING, PROBABILITIES, REDUCTIONS } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { sum, TEXTBOOK, textbook } from '../textbook.ts';

const half = to('float16');

/** Sums over the rows, and what they are divided by. */
export const MEANS: readonly Mutant[] = [
  {
    name: 'sum of the losses in float16 before the division: overflows',
    seen: 'pytorch/pytorch#85791',
    killer: 'vectors/mean-overflow',
    from: 'faithful',
    module: textbook({ total: (losses) => half(sum(losses)) }, FLOAT16),
  },
  {
    name: 'sum of the losses overflows, declared to be finite',
    seen: 'pytorch/pytorch#85791',
    killer: 'dialect/overflowing-sum',
    module: textbook({}, { dialect: { 'overflowing-sum': 'finite' } }),
  },
  {
    name: 'losses added one by one in float16: stalls',
    seen: 'pytorch/pytorch#29429',
    killer: 'vectors/reductions',
    module: textbook({ total: running(half) }, FLOAT16),
  },
  {
    name: 'losses added one by one in bfloat16: stalls',
    seen: 'pytorch/pytorch#61523',
    killer: 'vectors/reductions',
    module: textbook({ total: running(to('bfloat16')) }, BFLOAT16),
  },
  {
    name: 'number of rows kept in eight bits',
    seen: 'wkentaro/pytorch-fcn#9',
    killer: 'vectors/reductions',
    module: textbook({ divisor: (call) => TEXTBOOK.divisor(call) % 256 }),
  },
  {
    name: 'mean over rows and classes',
    seen: 'jax-ml/jax#1023',
    killer: 'smoke',
    module: textbook({ divisor: (call) => TEXTBOOK.divisor(call) * call.classes }),
  },
  {
    name: 'mean of the means of four rows',
    seen: 'huggingface/accelerate#3193',
    killer: 'rows-independent',
    module: textbook({
      reduced: (losses) => {
        const means = blocks(losses, 4).map((block) => sum(block) / block.length);
        return sum(means) / means.length;
      },
    }),
  },
  {
    name: 'mean of the means of two rows, some of them ignored',
    seen: 'huggingface/accelerate#3193',
    killer: 'vectors/ignored-rows',
    module: textbook(
      {
        reduced(losses, call) {
          const kept = losses.filter((_, i) => !this.ignored(call, i));
          const means = blocks(kept, 2).map((block) => sum(block) / block.length);
          return sum(means) / means.length;
        },
      },
      IGNORING,
    ),
  },
  {
    name: 'sum of the losses for their mean',
    seen: 'a reduction that was not looked at',
    killer: 'smoke',
    module: textbook({ reduced: sum }),
  },
  {
    name: 'sum that is the mean',
    seen: 'a reduction that was not looked at',
    killer: 'reductions-agree',
    module: textbook(
      {
        reduced: (losses, call) =>
          call.reduction === 'none' ? losses : TEXTBOOK.reduced(losses, { ...call, reduction: 'mean' }),
      },
      REDUCTIONS,
    ),
  },
  {
    name: 'row losses each divided by their number',
    seen: 'a mean taken before it was asked for',
    killer: 'vectors/sums-and-rows',
    module: textbook(
      {
        losses(call) {
          return TEXTBOOK.losses(call).map((loss) => loss / call.x.length);
        },
        divisor: () => 1,
      },
      REDUCTIONS,
    ),
  },
  {
    name: 'mean left out where targets are probabilities',
    seen: 'apache/mxnet#5981',
    killer: 'one-hot-equals-index',
    module: textbook({ divisor: (call) => (call.targets ? 1 : TEXTBOOK.divisor(call)) }, PROBABILITIES),
  },
];
