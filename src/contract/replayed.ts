import type { Held, Level } from './level.ts';
import type { Quantity } from './quantity.ts';
import type { Cause, Question, Reply } from './question.ts';

/** What is exact of one quantity of a question, and how good the answer to it is by itself. */
export interface Truth {
  readonly values: Float64Array;
  /** The level that the answer holds, and how many floats its worst element is off; absent where no numbers came. */
  readonly level?: Held;
  readonly ulp?: number;
}

/** What came of one quantity of a case that was asked again. */
export interface Again {
  readonly quantity: Quantity;
  /** `nothing` where there was nothing to judge. */
  readonly status: 'passes' | 'fails' | 'broken' | 'nothing';
  /** The level that the check holds at; absent where what counts is that an answer came. */
  readonly level?: Held;
  /** Why it fails or broke, or why there is nothing to judge. */
  readonly reason?: string;
  readonly cause?: Cause;
}

/** A case that was asked again. */
export interface Replayed {
  /** Where the case stands. */
  readonly name: string;
  /** Whose case it is; absent where a question alone was given. */
  readonly check?: string;
  readonly asked: Level;
  readonly questions: readonly Question[];
  readonly replies: readonly Reply[];
  readonly quantities: readonly Again[];
  /** What was asked for besides and is not claimed, a sentence for each quantity. */
  readonly unclaimed: readonly string[];
  /** By question; without those quantities that have no value. */
  readonly truths: readonly Readonly<Partial<Record<Quantity, Truth>>>[];
}
