import fc from 'fast-check';
import type { Dtype } from '../../numeric/format.ts';
import { classesOf } from './batch.ts';
import { batches } from './batches.ts';
import { type Permutation, permutationBetween } from './permutation.ts';
import type { Ladder } from './shapes.ts';

/** Batches with their classes reversed, or shuffled. */
export function permutations(dtype: Dtype, ladder: Ladder): fc.Arbitrary<Permutation> {
  return fc
    .record({ batch: batches(dtype, { ladder, masks: true }), turn: fc.nat() })
    .map(({ batch, turn }) => {
      const order = orderOf(classesOf(batch), turn);
      const rows = batch.rows.map(({ logits, label }) => ({
        logits: order.map((j) => logits[j] as number),
        label: order.indexOf(label),
      }));
      return permutationBetween(batch, { ...batch, rows })!;
    });
}

/** Turn 0 is the reverse order; any other number stands for a shuffle of that. */
function orderOf(classes: number, turn: number): number[] {
  const order = Array.from({ length: classes }, (_, j) => classes - 1 - j);
  let state = turn;
  for (let j = classes - 1; turn > 0 && j > 0; j--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (j + 1));
    [order[j], order[other]] = [order[other] as number, order[j] as number];
  }
  return order;
}
