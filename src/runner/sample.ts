import type { Asked } from '../contract/audit.ts';
import { seedOf } from '../properties/seed.ts';

/** A sample has so many problems at most, and so many logits: what re-deriving them by the definition may cost. */
const PROBLEMS = 50;
const LOGITS = 1000;

/** A problem larger than this would take the place of too many others. */
const LARGEST = LOGITS / 5;

/**
 * Some of the problems that a run asks. Which ones depends on the seed and on their names, not on the order in which they
 * come: those whose names hash lowest.
 */
export class Sample {
  private readonly seed: number;
  private lowest: { readonly hash: number; readonly asked: Asked }[] = [];

  constructor(seed: number) {
    this.seed = seed;
  }

  /** @param name which problem this is, of all that a run asks */
  offer(name: string, asked: Asked): void {
    if (asked.problem.logits.values.length > LARGEST) return;
    const hash = seedOf(this.seed, name, asked.problem.logits.dtype);
    const full = this.lowest.length === PROBLEMS;
    if (full && hash >= this.lowest.at(-1)!.hash) return;
    const place = this.lowest.findIndex((other) => hash < other.hash);
    this.lowest.splice(place < 0 ? this.lowest.length : place, 0, { hash, asked });
    if (full) this.lowest.pop();
  }

  /** The problems chosen, as many as the logits allow. */
  chosen(): readonly Asked[] {
    let left = LOGITS;
    return this.lowest
      .map(({ asked }) => asked)
      .filter(({ problem }) => {
        left -= problem.logits.values.length;
        return left >= 0;
      });
  }
}
