import fc from 'fast-check';
import type { Problem } from '../../contract/problem.ts';
import type { Dtype } from '../../numeric/format.ts';
import { powerOfTwo } from '../../numeric/words.ts';
import { classesOf } from './batch.ts';
import { batches } from './batches.ts';
import { weighted } from './dense.ts';
import type { Ladder } from './shapes.ts';

/** The deepest split: 2^-6 is a float of every dtype, and so is every sum on the way to 1. */
const DEEPEST = 6;

/**
 * Problems whose targets sum to 1, exactly: 1/2, 1/4, ... from the label on, round the classes, the last share twice.
 */
export function distributions(dtype: Dtype, ladder: Ladder): fc.Arbitrary<Problem> {
  return fc
    .record({ batch: batches(dtype, { ladder }), depth: fc.nat({ max: DEEPEST }) })
    .map(({ batch, depth }) => {
      const classes = classesOf(batch);
      const last = Math.min(depth, classes - 1);
      return weighted(batch, (i, j) => {
        const place = (j - (batch.rows[i]?.label ?? 0) + classes) % classes;
        return place > last ? 0 : powerOfTwo(-Math.min(place + 1, last));
      });
    });
}

/** Problems whose targets are eighths from 0 to 2 that sum to anything. */
export function weights(dtype: Dtype, ladder: Ladder): fc.Arbitrary<Problem> {
  const eighths = fc.array(fc.nat({ max: 16 }), { minLength: 7, maxLength: 7 });
  return fc
    .record({ batch: batches(dtype, { ladder }), eighths })
    .map(({ batch, eighths }) =>
      weighted(batch, (i, j) => (eighths[(i * classesOf(batch) + j) % eighths.length] as number) / 8),
    );
}
