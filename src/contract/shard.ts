import type { Audit } from './audit.ts';
import type { Bar } from './bar.ts';
import type { Effort } from './check.ts';
import type { Part } from './part.ts';
import type { Capabilities, Identity } from './subject.ts';

/** Which of how many: of each check the cases of one range, so that all together are all cases. */
export interface Share {
  /** From 1 on. */
  readonly index: number;
  readonly of: number;
}

/** A run is a share of itself. */
export const WHOLE: Share = { index: 1, of: 1 };

/** A case whose expected values may be derived again, and how each of its problems stood up to it. */
export interface Sampled {
  readonly hash: number;
  readonly name: string;
  readonly problems: readonly (Audit & { readonly logits: number })[];
}

/** What was found in a share of the cases: all that it takes to make a result of all shares together. */
export interface Shard {
  readonly share: Share;
  readonly suite: string;
  readonly seed: number;
  readonly effort: Effort;
  readonly asked: Bar;
  /** The checks chosen, where not all were run. */
  readonly only?: readonly string[];
  readonly subject: Identity;
  readonly claimed: Capabilities;
  readonly sample: readonly Sampled[];
  readonly parts: readonly Part[];
}
