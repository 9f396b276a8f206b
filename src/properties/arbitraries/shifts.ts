import fc from 'fast-check';
import { type Dtype, type Format, formatOf, largestFinite, ulp } from '../../numeric/format.ts';
import { type Batch, withLogits } from './batch.ts';
import { batches } from './batches.ts';
import { CENTRED, offsets } from './families.ts';
import type { Ladder } from './shapes.ts';
import type { Shift } from './shift.ts';

/** Pairs of batches that differ by an offset: 1, each at which something small is lost, up to nearly the largest. */
export function shifts(dtype: Dtype, ladder: Ladder): fc.Arbitrary<Shift> {
  const format = formatOf(dtype);
  const sizes = [1, ...offsets(format)].flatMap((offset) => [offset, -offset]);
  // An index, since fast-check's constantFrom shrinks to its first element or not at all.
  const index = fc.nat({ max: sizes.length - 1 });
  return fc
    .record({ batch: batches(dtype, { ladder, families: CENTRED, level: false, masks: true }), index })
    .map(({ batch, index }) => shift(batch, sizes[index] as number, format));
}

/** Rounds all to a grid so coarse that the sums are floats, too: exact sums cannot be had otherwise. */
function shift(batch: Batch, wanted: number, format: Format): Shift {
  const sizes = batch.rows.flatMap((row) => row.logits.map(Math.abs)).filter(Number.isFinite);
  const bound = Math.min(Math.abs(wanted) + Math.max(...sizes), largestFinite(format) / 2);
  const unit = ulp(2 * bound, format);
  const offset = Math.sign(wanted) * Math.max(1, Math.round(Math.abs(wanted) / unit)) * unit;
  // 0 + x, so that no -0 comes of it: nobody wants to read one.
  const onGrid = withLogits(batch, (row) => row.logits.map((x) => 0 + Math.round(x / unit) * unit));
  const shifted = withLogits(onGrid, (row) => row.logits.map((x) => x + offset));
  return { batch: onGrid, shifted, offset };
}
