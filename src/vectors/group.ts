import type { Question } from '../contract/question.ts';
import type { Dtype } from '../numeric/format.ts';
import type { Flag } from './flags.ts';

/** One named situation: a question, and which defects it is there to show. */
export interface Vector {
  /** Unique in its group, kebab-case; never renamed, never given to another situation. */
  readonly slug: string;
  /** One sentence: what is so. */
  readonly situation: string;
  readonly flags: readonly Flag[];
  readonly question: Question;
}

/** Situations that show one hazard. Problems are chosen by people; expected values are always computed. */
export interface VectorGroup {
  readonly id: string;
  /** One sentence, in the present tense, of what is so when all vectors pass. */
  readonly title: string;
  /** Why the group exists: which mistake it finds, and where it hides. */
  readonly why: string;
  /** Ids of the sentences of spec/ that the group tests. */
  readonly requirements: readonly string[];
  readonly dtypes: readonly Dtype[];
  /** Set where the vectors need more than index labels and mean. */
  readonly option?: string;
  /** Set where they differ in what they need: each is asked of who claims that. */
  readonly fitted?: true;
  /** The same slugs in the same order each time; a dtype may lack those that mean nothing in it. */
  vectors(dtype: Dtype): readonly Vector[];
}
