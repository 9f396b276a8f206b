import { judge } from '../../accuracy/judge.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { show } from '../../numeric/text.ts';
import { classesOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['softmax'];

export const probabilitiesInRange = define({
  id: 'probabilities-in-range',
  kind: 'law',
  title: 'A probability lies between 0 and 1.',
  why: 'Names overflow, a wrong denominator and a denominator that lost a term, whatever the sizes of the logits.',
  requirements: ['SCE-RANGE'],
  judges: JUDGED,
  draws: { quick: 60, standard: 200, exhaustive: 2000 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES, masks: true });
  },
  trial: (batch, draw) => {
    const problem = problemOf(batch);
    const truth = truthOf(problem, draw.outputs, JUDGED);
    return {
      questions: [{ problem, quantities: JUDGED }],
      judge: (replies) =>
        read(replies, JUDGED, ([answer]) => {
          const p = answer as Float64Array;
          const place = p.findIndex((value) => !(value >= 0 && value <= 1));
          if (place < 0) return must(p.length, undefined);
          // A hair beyond 1 is forgiven where the level would forgive the same error on the other side of 1.
          const { correct } = truth('softmax');
          const mark = judge(
            truth('softmax'),
            p.map((value, k) => (value >= 0 && value <= 1 ? correct[k] : value)),
          );
          const where = `row ${Math.floor(place / classesOf(batch))}, class ${place % classesOf(batch)}`;
          return { ...mark, complaint: `the probability in ${where} is ${show(p[place] as number)}` };
        }),
    };
  },
});
