import { sameValues } from '../../accuracy/combine.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import { show } from '../../numeric/text.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { shiftBetween } from '../arbitraries/shift.ts';
import { define } from '../define.ts';
import { explained, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

export const shiftInvariance = define({
  id: 'shift-invariance',
  kind: 'law',
  title: 'Adding one number to all logits changes nothing.',
  why: 'Names overflow without the maximum subtracted, a maximum from the wrong place, and one that is added back.',
  requirements: ['SCE-SHIFT'],
  judges: QUANTITIES,
  draws: { quick: 30, standard: 60, exhaustive: 1500 },
  inputs: async (draw) => {
    const { shifts } = await import('../arbitraries/shifts.ts');
    return shifts(draw.dtype, LAW_SIZES);
  },
  trial: ({ batch, shifted, offset }, draw) => {
    const problems = [problemOf(batch), problemOf(shifted)] as const;
    const [before, after] = problems.map((problem) => truthOf(problem, draw, QUANTITIES));
    return {
      questions: problems.map((problem) => ({ problem, quantities: QUANTITIES })),
      judge: (replies) =>
        read(replies, QUANTITIES, ([first, second], quantity) => {
          const one = { intervals: before!(quantity), answer: first! };
          const other = { intervals: after!(quantity), answer: second! };
          return explained(sameValues(one, other), `${quantity} with ${show(offset)} added to every logit`);
        }),
    };
  },
  drawnFrom: ([first, second]) => {
    const [batch, shifted] = [batchOf(first), second && batchOf(second)];
    return batch && shifted && shiftBetween(batch, shifted);
  },
});
