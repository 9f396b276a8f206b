import type { Cause } from '../contract/question.ts';

/** The ways in which something broke that were told already: the same in another check is shown as it was asked. */
export class Told {
  private readonly ways = new Set<string>();

  /** Whether it is told for the first time. */
  isNew({ cause, reason }: { readonly cause: Cause; readonly reason: string }): boolean {
    const way = JSON.stringify([cause, reason]);
    const isNew = !this.ways.has(way);
    this.ways.add(way);
    return isNew;
  }
}
