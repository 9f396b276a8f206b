import type { Quantity } from '../contract/quantity.ts';
import type { Chunk } from './ask-all.ts';
import type { Judged } from './judge-chunk.ts';
import { Strikes } from './strikes.ts';
import { add, EMPTY, type Tally } from './tally.ts';

/** What the chunks of one trial said so far, in their order. */
export class Score {
  /** What first went wrong on our side. */
  bug: string | undefined;
  /** How many cases are beyond the limits of the subject. */
  beyond = 0;
  private readonly tallies = new Map<Quantity, Tally>();
  private readonly strikes = new Strikes();
  private readonly last = new Map<Quantity, number>();

  /** What the cases said of one quantity. */
  of(quantity: Quantity): Tally {
    return this.tallies.get(quantity) ?? EMPTY;
  }

  /** The case after which a quantity was not asked any more, since it broke too often. */
  end(quantity: Quantity): number | undefined {
    return this.last.get(quantity);
  }

  add({ trial, tried, beyond, bug }: Chunk, judged: Judged): void {
    judged.outcomes.forEach((outcomes, k) => {
      for (const [quantity, outcome] of outcomes) {
        if (this.strikes.out(quantity)) continue;
        this.tallies.set(quantity, add(this.of(quantity), tried[k]!, outcome, trial.asked));
        if (outcome.broken) this.strikes.add(quantity, outcome.broken.cause);
        if (this.strikes.out(quantity)) this.last.set(quantity, tried[k]!.index);
      }
    });
    this.beyond += beyond;
    this.bug ??= bug ?? judged.bug;
  }
}
