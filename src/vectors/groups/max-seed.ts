import { DTYPES, formatOf, largestFinite } from '../../numeric/format.ts';
import { nextUp } from '../../numeric/ordinal.ts';
import type { VectorGroup } from '../group.ts';
import { same, VALUES, writing } from '../kit.ts';

export const maxSeed: VectorGroup = {
  id: 'max-seed',
  title: 'Rows of very negative logits have a maximum of their own.',
  why: 'A maximum that starts from 0, from the smallest positive number or from a shortened "lowest" is not in the row; then every exponential underflows.',
  requirements: VALUES,
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['max-seed'] as const;
    const lowest = -largestFinite(formatOf(dtype));
    return [
      write('equal-20', 'Two logits of -20: enough for float16.', flags, {
        logits: [[-20, -20]],
        labels: [0],
      }),
      write('equal-200', 'Two logits of -200: enough for float32.', flags, {
        logits: [[-200, -200]],
        labels: [1],
      }),
      write('equal-1000', 'Two logits of -1000: enough for float64.', flags, {
        logits: [[-1000, -1000]],
        labels: [0],
      }),
      write('equal-10000', 'Three logits of -10000, a usual stand-in for a mask.', [...flags, 'sentinel'], {
        logits: [[-10000, -10000, -10000]],
        labels: [2],
      }),
      write('unequal', 'Logits -200 and -201.', flags, { logits: [[-200, -201]], labels: [1] }),
      write('lowest', 'The lowest finite number twice.', [...flags, 'sentinel'], {
        logits: [[lowest, lowest]],
        labels: [0],
      }),
      write('next-to-lowest', 'The lowest finite number, and the one above it.', flags, {
        logits: [[lowest, nextUp(lowest, formatOf(dtype))]],
        labels: [1],
      }),
      write('max-first', 'All negative, the maximum first.', flags, {
        logits: [[-100, -120, -110]],
        labels: [1],
      }),
      write('max-middle', 'All negative, the maximum in the middle.', flags, {
        logits: [[-120, -100, -110]],
        labels: [0],
      }),
      write('max-last', 'All negative, the maximum last.', flags, {
        logits: [[-120, -110, -100]],
        labels: [0],
      }),
      write(
        'seventeen',
        'Seventeen equal logits of -100: a vector of 16 and one more.',
        [...flags, 'vector-tail'],
        {
          logits: [same(17, -100)],
          labels: [16],
        },
      ),
    ];
  },
};
