import { formatOf } from '../../numeric/format.ts';
import type { Batch } from './batch.ts';
import { moved } from './moved.ts';

/** The same rows twice, the second time with `offset` added to every logit, exactly. */
export interface Shift {
  readonly batch: Batch;
  readonly shifted: Batch;
  readonly offset: number;
}

/** The shift between two batches; undefined if there is none. */
export function shiftBetween(batch: Batch, shifted: Batch): Shift | undefined {
  const k = batch.rows[0]?.logits.findIndex(Number.isFinite) ?? -1;
  const offset = (shifted.rows[0]?.logits[k] ?? Number.NaN) - (batch.rows[0]?.logits[k] ?? Number.NaN);
  const fits = batch.rows.every(({ logits }, i) => {
    const sums = moved(logits, offset, formatOf(batch.dtype));
    return sums !== undefined && sums.join() === shifted.rows[i]?.logits.join();
  });
  return fits ? { batch, shifted, offset } : undefined;
}
