import { DIRECT_LIMIT } from '../direct-exponentials.ts';
import { C3, C4, STEP_HEAD, STEP_TAIL, STEPS_PER_E, TO_WHOLE } from '../reduction.ts';
import { LN2_HEAD, LN2_TAIL, LOG_TABLE, STEP_TABLE } from '../tables.ts';

/** What lies where in the memory, in bytes: the same as in assembly/memory.ts. */
export const TOTAL_AT = 512;
const STEP_TABLE_AT = 1024;
const LOG_TABLE_AT = 9216;

/** The labels of the next rows: so many at most. */
export const LABELS_AT = 26896;
export const LABELS = 1024;

/** Rows that are done at once have no more elements than this together. */
export const BATCHED_ELEMENTS = 1024;

/** Where what depends on the size of the memory begins. */
export const FREE_FROM = LABELS_AT + 4 * LABELS;

/** The constants as vectors, in the order of assembly/memory.ts. */
const VECTORS = [
  [STEPS_PER_E, STEPS_PER_E],
  [TO_WHOLE, TO_WHOLE],
  [STEP_HEAD, STEP_HEAD],
  [STEP_TAIL, STEP_TAIL],
  [1 / 2, 1 / 2],
  [C3, C3],
  [C4, C4],
  [DIRECT_LIMIT, DIRECT_LIMIT],
  [LN2_HEAD, LN2_TAIL],
];

/** Writes constants and tables to a fresh memory. */
export function furnish(buffer: ArrayBuffer): void {
  new Float64Array(buffer).set(VECTORS.flat());
  new Float64Array(buffer, STEP_TABLE_AT).set(STEP_TABLE);
  new Float64Array(buffer, LOG_TABLE_AT).set(LOG_TABLE);
  // k << 43 has q where the exponent is, and j behind it: taken away beforehand, it need not be masked.
  const bits = new BigInt64Array(buffer, STEP_TABLE_AT);
  for (let j = 0; j < STEP_TABLE.length / 2; j++) bits[2 * j]! -= BigInt(j) << 43n;
}
