import type { Level } from '../../src/contract/level.ts';

/** An implementation that is wrong on purpose. */
export interface Mutant {
  readonly name: string;
  /** What went wrong like this in the world, as owner/name#number, or in general. */
  readonly seen: string;
  /** The check that must fail, for it names the disease best. */
  readonly killer: string;
  /** The level at which it must fail; at the one below it conforms. Without it: `safe`, so at every level. */
  readonly from?: Level;
  /** A getter where it keeps state: made anew for each run. */
  readonly module: object;
}
