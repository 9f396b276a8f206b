import type { Level } from '../contract/level.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';

/** A case that somebody hands in, to be asked again. */
export interface Given {
  /** Where it stands, for messages. */
  readonly name: string;
  /** The check whose case it is; without one its question is held against the reference. */
  readonly check?: string;
  /** What failed; without it, all that is asked for counts. */
  readonly quantity?: Quantity;
  /** The level that was asked for. */
  readonly level?: Level;
  /** What went wrong was that no answer came. */
  readonly broke?: true;
  /** The name of the subject that failed, where the case stands in a report. */
  readonly of?: string;
  readonly questions: readonly Question[];
}
