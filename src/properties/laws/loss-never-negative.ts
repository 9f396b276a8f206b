import { within } from '../../accuracy/within.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy'];

export const lossNeverNegative = define({
  id: 'loss-never-negative',
  kind: 'law',
  title: 'The loss is never negative.',
  why: 'Names something added inside the logarithm, and probabilities beyond 1.',
  requirements: ['SCE-LOSS-NONNEGATIVE'],
  judges: JUDGED,
  draws: { quick: 60, standard: 200, exhaustive: 2000 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES, masks: true });
  },
  trial: (batch, draw) => {
    const problem = problemOf(batch);
    const truth = truthOf(problem, draw, JUDGED);
    return {
      questions: [{ problem, quantities: JUDGED }],
      judge: (replies) =>
        read(replies, JUDGED, ([answer], quantity) =>
          // The reference is asked only where there is something to forgive: a hair below 0, if the level allows it.
          answer!.every((loss) => loss >= 0)
            ? must(answer!.length, undefined)
            : within({ intervals: truth(quantity), answer: answer! }, 0, Number.POSITIVE_INFINITY),
        ),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});
