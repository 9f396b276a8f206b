import type { Cause } from '../contract/question.ts';

/** So many broken cases end a check on a cell: more of them say nothing new, and each may cost a restart. */
const MOST = 3;

/** How many cases of a check broke so far on one cell, in the order of the plan. */
export class Strikes {
  private count = 0;

  /** Whether there were so many that no more is asked. */
  get out(): boolean {
    return this.count >= MOST;
  }

  /** One more case broke. Running out of time once is enough: every time takes as long as can be. */
  add(cause: Cause): void {
    this.count += cause === 'timed-out' ? MOST : 1;
  }
}
