import type { Dtype } from '../numeric/format.ts';
import type { Dialect, SituationName } from './dialect.ts';
import type { Held } from './level.ts';
import type { Measures } from './measures.ts';
import type { Outputs, Quantity } from './quantity.ts';
import type { Question, Reply } from './question.ts';
import type { Capabilities, Claims } from './subject.ts';

export type Effort = 'quick' | 'standard' | 'exhaustive';
export const EFFORTS: readonly Effort[] = ['quick', 'standard', 'exhaustive'];

/** The worst element a mark has seen, in floats of the output from the true value. */
export interface Worst {
  readonly ulp: number;
  /** Which question of the case, and which element of its answer. */
  readonly question: number;
  readonly element: number;
  readonly answer: number;
  readonly correct: number;
}

/** What a check says of one quantity after one case. */
export interface Mark {
  readonly holds: Held;
  /** How many comparisons were made, and how many were not because the bound says nothing there. */
  readonly compared: number;
  readonly excluded: number;
  readonly worst?: Worst;
  /** The element that holds the level down: of small answers often another than the one with the worst error. */
  readonly decisive?: Worst;
  /** Number of elements by error: bin 0 correctly rounded, bin k an error in (2^(k-2), 2^(k-1)] floats. */
  readonly histogram?: readonly number[];
  /** The same errors by where the input lies. */
  readonly measures?: Measures;
  /** One sentence for people, where `holds` is below `exact`. */
  readonly complaint?: string;
  /** Of a probe: the outcome it found, or those between which it cannot tell. */
  readonly found?: string;
}

export type Reading = Readonly<Partial<Record<Quantity, Mark>>>;

/** One thing to try: questions, and a judge of the replies to them. */
export interface Case {
  readonly id: string;
  readonly questions: readonly Question[];
  /** Pure. `replies[k]` answers `questions[k]`; a quantity whose answer is not a value of the right length is absent. */
  judge(replies: readonly Reply[]): Reading;
  /** The smallest case found that still fails; `fails` is asked as long as it is worth it. */
  smallest(fails: (smaller: Case) => Promise<boolean>): Promise<Case>;
}

/** What a draw of cases depends on, besides the check and the index. */
export interface Draw {
  readonly seed: number;
  readonly dtype: Dtype;
  readonly outputs: Outputs;
  readonly effort: Effort;
  /** What the subject declares; absent where that is nothing. */
  readonly dialect?: Dialect;
  /** What the subject claims, for a check that is fitted to it; PLAIN for all others. */
  readonly claims: Claims;
}

export type Kind = 'agreement' | 'law' | 'must' | 'vectors' | 'smoke' | 'probe';
export const KINDS: readonly Kind[] = ['agreement', 'law', 'must', 'vectors', 'smoke', 'probe'];

/** What tests requirements. */
export interface Check {
  readonly id: string;
  readonly kind: Kind;
  /** One sentence, in the present tense, of what is so when the check passes. */
  readonly title: string;
  /** Which disease it names. */
  readonly why: string;
  readonly requirements: readonly string[];
  readonly judges: readonly Quantity[];
  /** Set where the check needs more than index labels and mean: its levels stand in a table of their own. */
  readonly option?: string;
  /** Set on probes: what they ask about. Their judges see refusals and what broke, not values alone. */
  readonly situation?: SituationName;
  /** Set where refusing is as good an answer as any: inputs outside the mathematics, such as NaN. */
  readonly mayRefuse?: true;
  /** Set where quantities are judged against each other: where one of them breaks, all do. */
  readonly compares?: true;
  /** Set where the questions are fitted to what a subject claims; all others are the same for every subject. */
  readonly fitted?: true;
  /** Why a subject with these capabilities is not judged at this dtype; undefined where it is. */
  skip(capabilities: Capabilities, dtype: Dtype): string | undefined;
  /** How many cases there are at this effort. */
  size(draw: Draw): number;
  /** Cases `from` to `to` - 1: a pure function of the draw, the check and the index. */
  cases(draw: Draw, from: number, to: number): Promise<readonly Case[]>;
  /**
   * The case that these questions are, judged as when they were drawn: all that a judge has to know is in them and in the
   * draw. They may ask for less than the check would.
   * @throws UsageError if they are no case of this check
   */
  revive(questions: readonly Question[], draw: Draw): Case;
}
