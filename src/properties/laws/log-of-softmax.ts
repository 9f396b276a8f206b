import { judge } from '../../accuracy/judge.ts';
import { logarithms } from '../../accuracy/logarithms.ts';
import type { Mark, Reading } from '../../contract/check.ts';
import { rank } from '../../contract/level.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { exponential } from '../../reference/exponential.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { SMALL_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { numbers } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['softmax', 'log_softmax'];

export const logOfSoftmax = define({
  id: 'log-of-softmax',
  kind: 'law',
  title: 'log_softmax is the logarithm of softmax.',
  why: 'Names two code paths of one library that disagree.',
  requirements: ['SCE-LOG-CONSISTENT'],
  judges: JUDGED,
  compares: true,
  needs: { quantities: JUDGED },
  draws: { quick: 15, standard: 60, exhaustive: 600 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: SMALL_SIZES, masks: true });
  },
  trial: (batch, draw) => {
    const problem = problemOf(batch);
    const truth = truthOf(problem, draw, JUDGED);
    return {
      questions: [{ problem, quantities: JUDGED }],
      judge: ([reply]): Reading => {
        const p = numbers(reply, 'softmax');
        const logP = numbers(reply, 'log_softmax');
        if (!p || !logP) return {};
        const probabilities = { intervals: truth('softmax'), answer: p };
        const logs = { intervals: truth('log_softmax'), answer: logP };
        const law = logarithms(probabilities, logs, logP.map(power));
        return {
          softmax: cleared(law, judge(probabilities.intervals, p)),
          log_softmax: cleared(law, judge(logs.intervals, logP)),
        };
      },
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});

/** Where two quantities disagree, the one that is right by itself is not to blame. */
function cleared(law: Mark, itself: Mark): Mark {
  const { compared, excluded } = law;
  return rank(itself.holds) > rank(law.holds) ? { holds: itself.holds, compared, excluded } : law;
}

/** e^x, for the x > 0 of wrong answers, too. */
function power(x: number): number {
  if (Number.isNaN(x)) return x;
  return x > 0 ? 1 / exponential(-x) : exponential(x);
}
