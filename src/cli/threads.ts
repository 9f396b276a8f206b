import { availableParallelism } from 'node:os';
import type { Effort } from '../contract/check.ts';

/** As many threads as pay: another one takes a third of a second to start and to warm up, and judges from then on. */
const WORTHWHILE: Readonly<Record<Effort, number>> = { quick: 1, standard: 1, exhaustive: 8 };

/** How many threads judge where nobody says how many: no more than there are processors. */
export function threadsFor(effort: Effort): number {
  return Math.min(WORTHWHILE[effort], availableParallelism());
}

/** How many threads work vectors out: all processors, unless somebody says otherwise. */
export function threadsForVectors(asked: number | undefined): number {
  return asked ?? availableParallelism();
}
