import type { Dtype } from '../numeric/format.ts';
import type { Audit } from './audit.ts';
import type { Exception } from './bar.ts';
import type { Effort, Kind, Worst } from './check.ts';
import type { SituationName } from './dialect.ts';
import type { Digits } from './digits.ts';
import type { Outdated } from './known-failure.ts';
import type { Held, Level } from './level.ts';
import type { Measures } from './measures.ts';
import type { Quantity } from './quantity.ts';
import type { Cause, Question, Reply } from './question.ts';
import type { Cell, Identity, SizeLimits } from './subject.ts';

export type Status = 'pass' | 'fail' | 'skip' | 'broken' | 'known';

/** An element that is shown, with its true value digit by digit where that is known. */
export interface Shown extends Worst {
  readonly digits?: Digits;
}

/** A failing case as small as it could be made: everything needed to see the failure again. */
export interface Counterexample {
  readonly case: string;
  /** The number of the draw that it was made from. */
  readonly index: number;
  readonly complaint: string;
  /** The element that makes it fail, where the check compares element by element. */
  readonly element?: Shown;
  readonly questions: readonly Question[];
  readonly replies: readonly Reply[];
}

/** A check's result on one cell. */
export interface Finding {
  readonly check: string;
  readonly kind: Kind;
  /** What is so when the check passes, and which disease it names. */
  readonly title: string;
  readonly why: string;
  /** What the check rests on; where it fails, what is broken. */
  readonly requirements: readonly string[];
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly option?: string;
  /** Of a probe: what was declared, and the outcome found, or why there is none. */
  readonly dialect?: {
    readonly situation: SituationName;
    readonly declared?: string;
    readonly found?: string;
  };
  readonly status: Status;
  /** The level the check held at; absent where nothing was judged. */
  readonly level?: Held;
  /** Why it was skipped, failed or broke. */
  readonly reason?: string;
  readonly cause?: Cause;
  /** Where it is listed as a known failure: why it is accepted, or in what it goes beyond what is. */
  readonly known?: { readonly reason: string; readonly beyond?: string };
  readonly cases: number;
  readonly compared: number;
  readonly excluded: number;
  /** Cases beyond the limits of the subject. */
  readonly beyond?: number;
  /** Cases that were not asked, since too many before them had broken. */
  readonly unasked?: number;
  readonly histogram?: readonly number[];
  /** Errors by where the input lies: of checks that compare answers with the true values, and need no option. */
  readonly measures?: Measures;
  readonly worst?: Shown & { readonly case: string; readonly index: number; readonly problem: Question };
  readonly counterexample?: Counterexample;
}

/** `conforms-except` known failures; a word of its own, so that nobody takes it for `conforms`. */
export type Verdict = 'conforms' | 'conforms-except' | 'does-not-conform' | 'no-verdict';

/** A level for each cell that was claimed; `unknown` where nothing could be judged. */
export type LevelTable = Readonly<
  Partial<Record<Quantity, Readonly<Partial<Record<Dtype, Held | 'unknown'>>>>>
>;

/** The same bytes every time, for the same subject, seed, effort and version. */
export interface Result {
  readonly suite: string;
  readonly seed: number;
  readonly effort: Effort;
  readonly asked: Level;
  /** Where another level is asked. */
  readonly askedOf?: readonly Exception[];
  readonly subject: Identity;
  /** What it claims: with the dtype in which each answer in the findings is given. */
  readonly claimed: readonly Cell[];
  readonly verdict: Verdict;
  /** The verdict in one line. */
  readonly summary: string;
  readonly levels: LevelTable;
  /** Levels with options (dense targets, other reductions), by option. */
  readonly options: Readonly<Record<string, LevelTable>>;
  readonly notClaimed: readonly string[];
  readonly findings: readonly Finding[];
  /** The checks that were chosen, where not all were run: no conformance follows from some. */
  readonly only?: readonly string[];
  /** How large problems must and may be for the subject. */
  readonly limits: SizeLimits;
  /** Listed as known failures, and none. */
  readonly outdated: readonly Outdated[];
  /** How a sample of what was expected stood up to the definition. */
  readonly audit: Audit;
  /** False where another run may find otherwise: a time limit had a part, one question had two answers, or too much broke in shards. */
  readonly reproducible: boolean;
}

/** Everything that may change from run to run; what the caller did not say is absent. */
export interface Circumstances {
  readonly started?: string;
  readonly seconds?: number;
  readonly node?: string;
  readonly platform?: string;
}

export interface Report {
  readonly result: Result;
  readonly circumstances: Circumstances;
}
