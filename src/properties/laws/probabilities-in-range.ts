import { within } from '../../accuracy/within.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['softmax'];

export const probabilitiesInRange = define({
  id: 'probabilities-in-range',
  kind: 'law',
  title: 'A probability lies between 0 and 1.',
  why: 'Names overflow (NaN is no probability) and a denominator that lost its largest term.',
  requirements: ['SCE-RANGE'],
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
          // The reference is asked only where there is something to forgive: a hair beyond 1, if the level allows it.
          answer!.every((p) => 0 <= p && p <= 1)
            ? must(answer!.length, undefined)
            : within({ intervals: truth(quantity), answer: answer! }, 0, 1),
        ),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});
