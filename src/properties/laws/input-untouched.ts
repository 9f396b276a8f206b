import type { Mark, Reading } from '../../contract/check.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import { problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must } from '../reading.ts';

export const inputUntouched = define({
  id: 'input-untouched',
  kind: 'must',
  title: 'The input is never written to.',
  why: 'Names work done in place: the caller goes on with logits that are no longer the ones it had.',
  requirements: ['SCE-INPUT-UNTOUCHED'],
  judges: QUANTITIES,
  draws: { quick: 10, standard: 40, exhaustive: 400 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES, masks: true });
  },
  trial: (batch) => {
    const problem = problemOf(batch);
    return {
      // One question a quantity, so that the one that writes is the one accused.
      questions: QUANTITIES.map((quantity) => ({ problem, quantities: [quantity] })),
      judge: (replies) => {
        const reading: Partial<Record<Quantity, Mark>> = {};
        for (const [k, quantity] of QUANTITIES.entries()) {
          const wrote = replies[k]?.wroteToInput;
          if (wrote !== undefined)
            reading[quantity] = must(1, wrote ? `${quantity} wrote to its input` : undefined);
        }
        return reading satisfies Reading;
      },
    };
  },
});
