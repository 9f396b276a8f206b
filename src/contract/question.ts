import type { Problem } from './problem.ts';
import type { Quantity } from './quantity.ts';

/** A problem, and what is asked of it. */
export interface Question {
  readonly problem: Problem;
  readonly quantities: readonly Quantity[];
}

/** Why no answer came, where the mathematics is not to blame. */
export type Cause =
  | 'unreachable'
  | 'crashed'
  | 'timed-out'
  | 'out-of-memory'
  | 'flooded'
  | 'protocol'
  | 'our-bug';

export type Answer =
  /** Row-major; one element for a reduced loss, N for reduction `none`. Each is exact in the output's dtype. */
  | {
      readonly kind: 'value';
      readonly values: Float64Array;
      /** Given only where it is not the shape that was asked for. */
      readonly shape?: readonly number[];
    }
  /** The subject will not take this input. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The subject does not have this. */
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'broken'; readonly cause: Cause; readonly reason: string };

export interface Reply {
  readonly answers: Readonly<Partial<Record<Quantity, Answer>>>;
  /** Whether the subject wrote to its input; absent where that cannot be seen. */
  readonly wroteToInput?: boolean;
}
