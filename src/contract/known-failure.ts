import type { Dtype } from '../numeric/format.ts';
import type { Effort } from './check.ts';
import type { Held } from './level.ts';
import type { Quantity } from './quantity.ts';

/** A check on one cell: what findings and known failures are named by. */
export interface Spot {
  readonly check: string;
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly option?: string;
}

/** A failure that is accepted: no draw of it, but the check on that cell. */
export interface KnownFailure extends Spot {
  /** The lowest level at which it is accepted; whatever holds less is a failure like others. */
  readonly level: Held;
  /** The requirements that it may break; whatever breaks another is a failure like others. */
  readonly requirements: readonly string[];
  /** Why it is accepted, as a person wrote it. */
  readonly reason: string;
}

/** What depends on how much is asked, and what is asked for. */
export interface RunTerms {
  /** As it is asked for: of all cells, then of some. */
  readonly level: string;
  readonly effort: Effort;
  readonly seed: number;
}

/** Known failures, and the terms of the run that found them: on others, some of them may not show. */
export interface KnownFailures {
  readonly found: RunTerms;
  readonly failures: readonly KnownFailure[];
}

/** A known failure that is none: it passes now, or there is no such thing to judge. */
export interface Outdated extends Spot {
  readonly why: string;
}
