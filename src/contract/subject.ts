import type { Dtype } from '../numeric/format.ts';
import type { Dialect } from './dialect.ts';
import type { Reduction } from './problem.ts';
import type { Quantity } from './quantity.ts';
import type { Question, Reply } from './question.ts';

export interface Identity {
  readonly name: string;
  readonly version?: string;
}

/** One quantity at one dtype of the logits, and the dtype in which it is answered. */
export interface Cell {
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly output: Dtype;
}

export type TargetKind = 'index' | 'probabilities';
export type Option = 'weights' | 'label_smoothing' | 'ignore_index' | 'upstream' | 'axis';

/** The ways to state a problem that a subject claims. Whatever is claimed may meet in one question. */
export interface Claims {
  readonly targets: readonly TargetKind[];
  readonly reductions: readonly Reduction[];
  readonly options: readonly Option[];
}

/** What everybody is asked: index labels, the mean, and nothing besides. */
export const PLAIN: Claims = { targets: ['index'], reductions: ['mean'], options: [] };

/** How large problems must and may be for a subject; what is absent is no limit. */
export interface SizeLimits {
  /** The largest number of logits it takes in one question. */
  readonly elements?: number;
  /** The fewest classes it takes. */
  readonly leastClasses?: number;
}

/** What a subject claims to do; nothing else is asked of it, and nothing else counts against it. */
export interface Capabilities extends Claims {
  readonly cells: readonly Cell[];
  readonly limits: SizeLimits;
  /** What it does where implementations may legitimately differ. */
  readonly dialect: Dialect;
}

/** How many questions may still break. Asked with the same one, what is left over once it is 0 is not asked. */
export interface Patience {
  left: number;
}

/** An implementation under judgement. */
export interface Subject {
  readonly identity: Identity;
  readonly capabilities: Capabilities;
  /** Whether further questions may be asked after the answers were seen (shrinking needs that). */
  readonly interactive: boolean;
  /**
   * One reply a question, in the order of the questions; without answers where it was not asked for want of patience. Never
   * rejects for the subject's faults. More may be asked before the replies are there; it is answered after them.
   */
  ask(questions: readonly Question[], patience?: Patience): Promise<readonly Reply[]>;
  close(): Promise<void>;
}
