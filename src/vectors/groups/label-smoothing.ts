import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, upTo, writing } from '../kit.ts';

export const labelSmoothing: VectorGroup = {
  id: 'label-smoothing',
  title: 'Label smoothing leaves 1 - e to the label and gives e/C to every class.',
  why: 'A share of e/(C - 1) on the others, (1 - e)/C, or a label that gets no share of e are each right for some published formula, and for e = 0.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-SMOOTHING'],
  dtypes: DTYPES,
  option: 'label_smoothing',
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['smoothing'] as const;
    const quantities = ['cross_entropy', 'cross_entropy_grad'] as const;
    const five = { logits: [[2, 1, 0, -1, 0.5]], labels: [0], quantities };
    return [
      write('none', 'A smoothing of 0: as without.', flags, { ...five, labelSmoothing: 0 }),
      write('eighth', 'A smoothing of 1/8 over five classes.', flags, { ...five, labelSmoothing: 0.125 }),
      write('half', 'A smoothing of 1/2.', flags, { ...five, labelSmoothing: 0.5 }),
      write('all', 'A smoothing of 1: the label does not matter.', flags, { ...five, labelSmoothing: 1 }),
      write('two-classes', 'Two classes: each has half of e.', flags, {
        logits: [[0, 3]],
        labels: [0],
        labelSmoothing: 0.25,
        quantities,
      }),
      write('rows', 'Three rows.', [...flags, 'divisor'], {
        logits: upTo(3).map((k) => mixed(4, 5 * k)),
        labels: [3, 0, 1],
        labelSmoothing: 0.125,
        quantities,
      }),
      write(
        'winner-far-ahead',
        'The label leads by 100: the loss is that of the smoothing.',
        [...flags, 'log-of-softmax'],
        { logits: [[100, 0, 0, 0]], labels: [0], labelSmoothing: 0.125, quantities },
      ),
    ];
  },
};
