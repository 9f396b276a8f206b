import { DTYPES, formatOf } from '../../numeric/format.ts';
import { nearest } from '../../numeric/nearest.ts';
import type { VectorGroup } from '../group.ts';
import { same, VALUES, writing } from '../kit.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** Enough small terms to matter together, few enough to print. */
const MANY = 40;

export const swampedTerms: VectorGroup = {
  id: 'swamped-terms',
  title: 'Many small terms count beside a large one.',
  why: 'A running sum that starts at 1 does not see terms below half its last place, one by one, though together they are several last places.',
  requirements: VALUES,
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    // Half formats are summed in float32.
    const gap = nearest(THRESHOLDS[dtype === 'float64' ? 'float64' : 'float32'].one, format);
    const flags = ['swamped-terms', 'tiny-loss'] as const;
    return [
      write('large-first', `One leader, then ${MANY} classes that round away one by one.`, flags, {
        logits: [[gap, ...same(MANY, 0)]],
        labels: [0],
      }),
      write('large-last', 'The same with the leader last.', flags, {
        logits: [[...same(MANY, 0), gap]],
        labels: [MANY],
      }),
      write('small-label', 'The same, and a small class is the label.', ['swamped-terms'], {
        logits: [[gap, ...same(MANY, 0)]],
        labels: [1],
      }),
      write('two-leaders', 'Two leaders, and many small classes.', ['swamped-terms'], {
        logits: [[gap, ...same(MANY / 2, 0), gap]],
        labels: [0],
      }),
    ];
  },
};
