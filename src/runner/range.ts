import type { Share } from '../contract/shard.ts';

/** Numbers `from` to `to` - 1. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The cases that a share has of `size` cases: all shares together have each case once, in their order, and no two of them
 * differ by more than one.
 * @param turn moves the larger ranges on, so that of many small checks no share has all
 */
export function rangeOf(size: number, { index, of }: Share, turn: number): Range {
  const end = (k: number) => Math.floor((k * size + (turn % of)) / of);
  return { from: end(index - 1), to: end(index) };
}
