import type { Dtype } from '../numeric/format.ts';
import type { Kind, Worst } from './check.ts';
import type { SituationName } from './dialect.ts';
import type { Held } from './level.ts';
import type { Measures } from './measures.ts';
import type { Quantity } from './quantity.ts';
import type { Cause, Question } from './question.ts';
import type { Counterexample } from './report.ts';

/** A case by its number in the plan. */
export interface Numbered {
  readonly index: number;
}

/** What some cases of a check said of one quantity. `F` and `B` say how much is known of what failed and of what broke. */
export interface Tally<F = Failure, B = Break> {
  readonly cases: number;
  readonly compared: number;
  readonly excluded: number;
  /** Cases beyond the limits of the subject. */
  readonly beyond: number;
  readonly level?: Held;
  readonly histogram?: readonly number[];
  readonly measures?: Measures;
  readonly worst?: Worst & { readonly case: string; readonly problem: Question } & Numbered;
  /** Of the cases that fail, those that hold the lowest level; of these, the one of lowest index. */
  readonly failure?: F;
  /** What broke in the case of lowest index. */
  readonly broken?: B;
  /** The requirements that failing cases broke. */
  readonly broke: readonly string[];
  /** What a probe found. */
  readonly found?: string;
  /** What first went wrong on our side. */
  readonly bug?: string;
}

/** A case that fails, made small. */
export interface Failure extends Numbered {
  /** The level that it holds. */
  readonly level: Held;
  /** What was wrong before it was made small. */
  readonly reason: string;
  readonly example: Counterexample;
}

/** A case that broke. */
export interface Break extends Numbered {
  readonly cause: Cause;
  readonly reason: string;
  /** Which question of the case it was. */
  readonly question: number;
  /** The question as it was asked, of the first break of a cell; and made small, of the first of its kind. */
  readonly example?: Counterexample;
  readonly small?: Counterexample;
}

/** What a finding is about, and rests on. */
export interface About {
  readonly check: string;
  readonly kind: Kind;
  readonly title: string;
  readonly why: string;
  readonly requirements: readonly string[];
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly option?: string;
  readonly dialect?: { readonly situation: SituationName; readonly declared?: string };
}

/** What a check says of one cell in the cases that were asked: what findings are made of. */
export interface Part {
  readonly about: About;
  /** Why it was not made at all. */
  readonly skipped?: string;
  /** How many cases there are, asked or not. */
  readonly size: number;
  /** In order, each up to a case that broke and with it; the last one may end without. */
  readonly stretches: readonly Tally[];
}
