import type { Problem } from './problem.ts';
import type { Outputs } from './quantity.ts';

/** A problem that was asked, and the dtypes in which it was to be answered. */
export interface Asked {
  readonly problem: Problem;
  readonly outputs: Outputs;
}

/** How many expected values were derived again by the definition, and how many came out otherwise: none, or we are wrong. */
export interface Audit {
  readonly audited: number;
  readonly differing: number;
}
