import { levelAt } from '../contract/bar.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Chunk } from './ask-all.ts';
import type { Judged } from './judge-chunk.ts';
import { Strikes } from './strikes.ts';
import { combine, EMPTY, type Open, tallyOf } from './tally.ts';

/** What the chunks of one trial said so far of one quantity, in their order. */
class Line {
  /** Each up to a case that broke, and with it. */
  readonly stretches: Open[] = [];
  private readonly strikes = new Strikes();

  /** Adds what comes next, if it is asked any more. */
  add(next: Open): void {
    if (this.strikes.out) return;
    const last = this.stretches.at(-1);
    if (last && !last.broken) this.stretches[this.stretches.length - 1] = combine(last, next);
    else this.stretches.push(next);
    if (next.broken) this.strikes.add(next.broken.broken.cause);
  }
}

/** What the chunks of one trial said so far, in their order. */
export class Score {
  private readonly lines = new Map<Quantity, Line>();

  /** What the cases said of one quantity: in stretches, each up to a case that broke. */
  of(quantity: Quantity): readonly Open[] {
    return this.lines.get(quantity)?.stretches ?? [];
  }

  add({ trial, from, to, tried, bug }: Chunk, judged: Judged): void {
    const { asked, scope } = trial;
    const { dtype } = scope.draw;
    let next = from;
    judged.outcomes.forEach((outcomes, k) => {
      const one = tried[k]!;
      for (const [quantity, outcome] of outcomes) {
        const { beyond } = passed(next, one.index);
        this.line(quantity).add({ ...tallyOf(one, outcome, levelAt(asked, { quantity, dtype })), beyond });
      }
      next = one.index + 1;
    });
    const wrong = bug ?? judged.bug;
    const rest = wrong === undefined ? passed(next, to) : { ...EMPTY, bug: wrong };
    for (const quantity of scope.quantities) this.line(quantity).add(rest);
  }

  private line(quantity: Quantity): Line {
    const line = this.lines.get(quantity) ?? new Line();
    this.lines.set(quantity, line);
    return line;
  }
}

/** What there is to say of cases that the subject does not take. */
function passed(from: number, to: number): typeof EMPTY {
  return { ...EMPTY, beyond: to - from };
}
