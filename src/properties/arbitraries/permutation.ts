import { type Batch, classesOf } from './batch.ts';

/** The same rows twice, the second time with the classes in another order: class j is there what `order[j]` was before. */
export interface Permutation {
  readonly batch: Batch;
  readonly permuted: Batch;
  readonly order: readonly number[];
}

/**
 * The permutation between two batches; undefined if there is none. Of classes that are alike the last becomes the first: any
 * order of these is true, and one that leaves them where they were would not see what depends on their places.
 */
export function permutationBetween(batch: Batch, permuted: Batch): Permutation | undefined {
  const places = new Map<string, number[]>();
  columnsOf(batch).forEach((column, j) => {
    places.set(column, [...(places.get(column) ?? []), j]);
  });
  const order = columnsOf(permuted).map((column) => places.get(column)?.pop());
  const all = order.filter((j) => j !== undefined);
  return all.length === order.length && all.length === classesOf(batch)
    ? { batch, permuted, order: all }
    : undefined;
}

/** What tells the classes of a batch apart: their logits, and the rows that they are the labels of. */
function columnsOf({ rows, ...batch }: Batch): string[] {
  return Array.from({ length: classesOf({ rows, ...batch }) }, (_, j) =>
    rows.map(({ logits, label }) => `${logits[j]}${label === j ? ' label' : ''}`).join(),
  );
}
