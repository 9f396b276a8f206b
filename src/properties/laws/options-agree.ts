import type { Quantity } from '../../contract/quantity.ts';
import { agreeing } from '../agreeing.ts';
import { combined } from '../arbitraries/combination.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];

export const optionsAgree = define({
  id: 'options-agree',
  kind: 'agreement',
  title:
    'With any of the claimed options together, every value is as near to the true one as its level allows.',
  why: 'Names options that are right by themselves and wrong together: one left out, applied twice, or blind to the other.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-REDUCTION', 'SCE-OPTIONS'],
  judges: JUDGED,
  option: 'combined_options',
  fitted: true,
  needs: { anyOption: true },
  draws: { quick: 80, standard: 300, exhaustive: 4000 },
  inputs: async (draw) => {
    const { combinations } = await import('../arbitraries/combinations.ts');
    return combinations({ ...draw, ladder: LAW_SIZES }).map(combined);
  },
  ...agreeing(JUDGED),
});
