import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, same, upTo, writing } from '../kit.ts';

export const sumsAndRows: VectorGroup = {
  id: 'sums-and-rows',
  title: 'Losses can be summed, or given row by row.',
  why: 'A reduction that is not looked at shows as a factor of N; a row that depends on its neighbours shows where rows are given one by one.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-REDUCTION', 'SCE-ROW-INDEPENDENCE'],
  dtypes: DTYPES,
  option: 'reductions',
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['reduction'] as const;
    const batch = { logits: upTo(6).map((k) => mixed(4, 5 * k)), labels: [0, 1, 2, 3, 2, 1] };
    const far = {
      logits: [
        [0, 300],
        [300, 0],
        [0, 0],
      ],
      labels: [0, 0, 0],
    };
    const summed = { reduction: 'sum', quantities: ['cross_entropy', 'cross_entropy_grad'] } as const;
    const each = { reduction: 'none', quantities: ['cross_entropy'] } as const;
    return [
      write('sum', 'Six rows, summed.', flags, { ...batch, ...summed }),
      write('sum-of-one', 'One row, summed: the loss of the row.', flags, {
        logits: [[1, 2, 3]],
        labels: [0],
        ...summed,
      }),
      write('sum-of-equal-rows', 'Ten equal rows, summed: ten times the loss of one.', flags, {
        logits: upTo(10).map(() => [0, 0]),
        labels: same(10, 1),
        ...summed,
      }),
      write('sum-far-apart', 'A large loss, a tiny one and an ordinary one, summed.', flags, {
        ...far,
        ...summed,
      }),
      write('none', 'Six rows, each with its loss.', flags, { ...batch, ...each }),
      write('none-of-one', 'One row: one loss, in an array of one.', flags, {
        logits: [[1, 2, 3]],
        labels: [0],
        ...each,
      }),
      write(
        'none-far-apart',
        'A large loss, a tiny one and an ordinary one, each by itself.',
        [...flags, 'tiny-loss'],
        { ...far, ...each },
      ),
    ];
  },
};
