import type { ReadingDialect } from '../../contract/dialect.ts';
import { asIn, type Look } from '../look.ts';
import { probe } from '../probe.ts';
import { LOSSES, labelled, vector } from '../problems.ts';

/** The answer to the same problem, read in this way. */
const read = (dialect: ReadingDialect): Look => asIn((problem) => ({ ...problem, dialect }));

export const weightedMean = probe({
  situation: 'weighted-mean',
  why: 'Libraries divide by the weights or by the rows, and whoever moves from one to the other trains at another rate.',
  judges: LOSSES,
  problem: (draw) => ({
    ...labelled(
      draw,
      [
        [1, 2, 4],
        [0, 3, 1],
      ],
      [1, 2],
    ),
    weights: vector(draw, [1, 4, 8]),
  }),
  looks: { weights: read({ 'weighted-mean': 'weights' }), rows: read({ 'weighted-mean': 'rows' }) },
});

export const labelSmoothing = probe({
  situation: 'smoothing-share',
  why: 'Two published formulas share the name, and differ least where it is noticed least.',
  judges: LOSSES,
  problem: (draw) => ({ ...labelled(draw, [[1, 2, 4]], [1]), labelSmoothing: 0.5 }),
  looks: {
    'all-classes': read({ 'smoothing-share': 'all-classes' }),
    'other-classes': read({ 'smoothing-share': 'other-classes' }),
  },
});
