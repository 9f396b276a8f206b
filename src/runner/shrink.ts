import type { Case } from '../contract/check.ts';
import type { Tried } from './judge.ts';

/**
 * The smallest case found that still fails in the same way, with the replies to it.
 * @param retry asks a smaller case and returns it with its replies where it fails too
 * @param most how many cases are tried; beyond, everything smaller passes for innocent
 */
export async function shrink(
  failing: Tried,
  retry: (smaller: Case) => Promise<Tried | undefined>,
  most: number,
): Promise<Tried> {
  const failed = new Map<Case, Tried>([[failing.case, failing]]);
  let left = most;
  const smallest = await failing.case.smallest(async (smaller) => {
    if (left === 0) return false;
    left -= 1;
    const tried = await retry(smaller);
    if (tried) failed.set(smaller, tried);
    return tried !== undefined;
  });
  return failed.get(smallest) ?? (await retry(smallest)) ?? failing;
}
