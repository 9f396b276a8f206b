import { QUANTITIES } from '../../contract/quantity.ts';
import { PLAIN } from '../../contract/subject.ts';
import { agreeing } from '../agreeing.ts';
import { combined } from '../arbitraries/combination.ts';
import { TENSORS } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';

export const axesAgree = define({
  id: 'axes-agree',
  kind: 'agreement',
  title: 'Along any axis of a tensor, every value is as near to the true one as its level allows.',
  why: 'Names a softmax along the last axis, or the second, whatever axis was asked for, and axes flattened into one.',
  requirements: [
    'SCE-SOFTMAX-VALUE',
    'SCE-LOG-SOFTMAX-VALUE',
    'SCE-LOSS-VALUE',
    'SCE-GRAD-VALUE',
    'SCE-AXIS',
  ],
  judges: QUANTITIES,
  option: 'axis',
  needs: { options: ['axis'] },
  draws: { quick: 30, standard: 100, exhaustive: 1500 },
  inputs: async (draw) => {
    const { combinations } = await import('../arbitraries/combinations.ts');
    const drawn = combinations({
      ...draw,
      claims: { ...PLAIN, options: ['axis'] },
      always: ['axis'],
      ladder: TENSORS,
    });
    return drawn.map(combined);
  },
  ...agreeing(QUANTITIES),
});
