import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, upTo, writing } from '../kit.ts';

export const upstreamGradients: VectorGroup = {
  id: 'upstream-gradients',
  title: 'Each row of the gradient is scaled by what comes down to its loss.',
  why: 'Only a vector that is not uniform tells an implementation that uses it from one that uses its first element, its mean, or nothing.',
  requirements: ['SCE-GRAD-VALUE', 'SCE-UPSTREAM'],
  dtypes: DTYPES,
  option: 'upstream',
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['upstream-gradient'] as const;
    const common = { reduction: 'none', quantities: ['cross_entropy_grad'] } as const;
    const batch = { logits: upTo(4).map((k) => mixed(3, 5 * k)), labels: [0, 1, 2, 0] };
    return [
      write('ones', 'Ones: the gradient of the sum.', flags, { ...batch, upstream: [1, 1, 1, 1], ...common }),
      write('different', 'Factors 1, 2, 3, 4.', flags, { ...batch, upstream: [1, 2, 3, 4], ...common }),
      write('zero-first', 'The first factor is 0: only the first row vanishes.', flags, {
        ...batch,
        upstream: [0, 1, 0.5, 2],
        ...common,
      }),
      write('negative', 'Factors of both signs.', flags, {
        ...batch,
        upstream: [-1, 2, -0.125, 3],
        ...common,
      }),
      write('large', 'A large factor on a saturated row.', [...flags, 'saturated-gradient'], {
        logits: [
          [30, 0],
          [0, 1],
        ],
        labels: [0, 0],
        upstream: [4096, 1],
        ...common,
      }),
    ];
  },
};
