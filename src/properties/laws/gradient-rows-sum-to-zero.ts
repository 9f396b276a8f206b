import type { Arbitrary } from 'fast-check';
import { rowSums } from '../../accuracy/combine.ts';
import type { Draw } from '../../contract/check.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define, type Law } from '../define.ts';
import { read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy_grad'];

const law = {
  kind: 'law',
  title: 'The gradient of each row sums to 0.',
  requirements: ['SCE-GRAD-ROW-SUM'],
  judges: JUDGED,
  draws: { quick: 30, standard: 100, exhaustive: 2000 },
  trial: (problem: Problem, draw: Draw) => {
    const truth = truthOf(problem, draw, JUDGED);
    return {
      questions: [{ problem, quantities: JUDGED }],
      judge: (replies) =>
        read(replies, JUDGED, ([answer], quantity) =>
          rowSums({ intervals: truth(quantity), answer: answer! }, problem.logits.shape[1]!, 0),
        ),
    };
  },
  drawnFrom: ([problem]) => problem,
} satisfies Partial<Law<Problem>>;

export const gradientRowsSumToZero = define({
  ...law,
  id: 'gradient-rows-sum-to-zero',
  why: 'Names a gradient whose label term does not belong to its probabilities: clipped, or subtracted elsewhere.',
  inputs: async (draw): Promise<Arbitrary<Problem>> => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES, masks: true }).map((batch) => problemOf(batch));
  },
});

export const gradientRowsSumToZeroForWeights = define({
  ...law,
  id: 'gradient-rows-sum-to-zero-for-weights',
  why: 'Names p - t where the targets do not sum to 1: the gradient is (sum of t) p - t.',
  option: 'probabilities',
  needs: { targets: ['probabilities'] },
  inputs: async (draw) => {
    const { weights } = await import('../arbitraries/targets.ts');
    return weights(draw.dtype, LAW_SIZES);
  },
});
