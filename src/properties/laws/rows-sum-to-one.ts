import { rowSums } from '../../accuracy/combine.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { batchOf, classesOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['softmax'];

export const rowsSumToOne = define({
  id: 'rows-sum-to-one',
  kind: 'law',
  title: 'The probabilities of a row sum to 1.',
  why: 'Names a wrong denominator: a term left out or too many, the wrong axis, a sum of too few digits.',
  requirements: ['SCE-ROW-SUM'],
  judges: JUDGED,
  draws: { quick: 30, standard: 100, exhaustive: 2000 },
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
          rowSums({ intervals: truth(quantity), answer: answer! }, classesOf(batch), 1),
        ),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});
