import type { Quantity } from '../../contract/quantity.ts';
import { agreeing } from '../agreeing.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];

export const agreementForProbabilities = define({
  id: 'agreement-for-probabilities',
  kind: 'agreement',
  title: 'With targets that are distributions, every value is as near to the true one as its level allows.',
  why: 'One-hot targets alone would not show a target that is rounded to its largest class.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE'],
  judges: JUDGED,
  option: 'probabilities',
  needs: { targets: ['probabilities'] },
  draws: { quick: 20, standard: 80, exhaustive: 1000 },
  inputs: async (draw) => {
    const { distributions } = await import('../arbitraries/targets.ts');
    return distributions(draw.dtype, LAW_SIZES);
  },
  ...agreeing(JUDGED),
});
