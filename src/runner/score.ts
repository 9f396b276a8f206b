import type { Quantity } from '../contract/quantity.ts';
import type { Chunk } from './ask-all.ts';
import type { Judged } from './judge-chunk.ts';
import { add, EMPTY, type Tally } from './tally.ts';

/** What the chunks of one trial said so far. */
export class Score {
  /** What first went wrong on our side. */
  bug: string | undefined;
  private readonly tallies = new Map<Quantity, Tally>();

  /** What the cases said of one quantity. */
  of(quantity: Quantity): Tally {
    return this.tallies.get(quantity) ?? EMPTY;
  }

  add({ trial, tried, bug }: Chunk, judged: Judged): void {
    judged.outcomes.forEach((outcomes, k) => {
      for (const [quantity, outcome] of outcomes) {
        this.tallies.set(quantity, add(this.of(quantity), tried[k]!, outcome, trial.asked));
      }
    });
    this.bug ??= bug ?? judged.bug;
  }
}
