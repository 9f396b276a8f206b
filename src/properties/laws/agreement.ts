import { QUANTITIES } from '../../contract/quantity.ts';
import { agreeing } from '../agreeing.ts';
import { problemOf } from '../arbitraries/batch.ts';
import { ALL_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';

export const agreement = define({
  id: 'agreement',
  kind: 'agreement',
  title: 'Every value is as near to the true one as its level allows.',
  why: 'All that follows from the definition follows from this; the laws say more plainly what went wrong.',
  requirements: [
    'SCE-SOFTMAX-VALUE',
    'SCE-LOG-SOFTMAX-VALUE',
    'SCE-LOSS-VALUE',
    'SCE-GRAD-VALUE',
    'SCE-MASK',
  ],
  judges: QUANTITIES,
  draws: { quick: 60, standard: 300, exhaustive: 4000 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: ALL_SIZES, masks: true }).map((batch) => problemOf(batch));
  },
  ...agreeing(QUANTITIES),
});
