import type { Quantity } from '../contract/quantity.ts';
import type { Cause } from '../contract/question.ts';

/** So many broken cases end a check on a cell: more of them say nothing new, and each may cost a restart. */
const MOST = 3;

/** How many cases broke so far, by quantity, counted in the order of the cases. */
export class Strikes {
  private readonly counts = new Map<Quantity, number>();

  /** Whether there were so many that no more is asked. */
  out(quantity: Quantity): boolean {
    return (this.counts.get(quantity) ?? 0) >= MOST;
  }

  /** One more case broke. Running out of time once is enough: every time takes as long as can be. */
  add(quantity: Quantity, cause: Cause): void {
    const weight = cause === 'timed-out' ? MOST : 1;
    this.counts.set(quantity, (this.counts.get(quantity) ?? 0) + weight);
  }
}
