import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, upTo, writing } from '../kit.ts';

export const ignoredRows: VectorGroup = {
  id: 'ignored-rows',
  title: 'A row with the label to ignore counts for nothing.',
  why: 'The divisor, the loss and the gradient must all leave the row out; forgetting one of them passes most tests.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-IGNORED'],
  dtypes: DTYPES,
  option: 'ignore_index',
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['ignored-row', 'divisor'] as const;
    const quantities = ['cross_entropy', 'cross_entropy_grad'] as const;
    const logits = upTo(4).map((k) => mixed(3, 5 * k));
    return [
      write('none-ignored', 'No row has the label to ignore.', flags, {
        logits,
        labels: [0, 1, 2, 0],
        ignoreIndex: -100,
        quantities,
      }),
      write('one-of-four', 'One row of four is ignored: the mean is over three.', flags, {
        logits,
        labels: [0, -100, 2, 0],
        ignoreIndex: -100,
        quantities,
      }),
      write('three-of-four', 'Only one row counts.', flags, {
        logits,
        labels: [-1, -1, 2, -1],
        ignoreIndex: -1,
        quantities,
      }),
      write('a-class', 'The label to ignore is one of the classes.', flags, {
        logits,
        labels: [1, 0, 2, 1],
        ignoreIndex: 1,
        quantities,
      }),
      write('beyond-the-classes', 'The label to ignore lies beyond the classes.', flags, {
        logits,
        labels: [255, 0, 2, 1],
        ignoreIndex: 255,
        quantities,
      }),
      write(
        'ignored-is-masked',
        'The ignored row has a label that is masked: its loss would be infinite.',
        flags,
        {
          logits: [
            [0, Number.NEGATIVE_INFINITY, 1],
            [1, 0, 2],
          ],
          labels: [1, 2],
          ignoreIndex: 1,
          quantities,
        },
      ),
      write('ignored-is-largest', 'The ignored row would have an enormous loss.', flags, {
        logits: [
          [0, 20000],
          [1, 2],
        ],
        labels: [-100, 0],
        ignoreIndex: -100,
        quantities,
      }),
    ];
  },
};
