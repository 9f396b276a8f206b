import type { Effort } from '../contract/check.ts';

/** How much a run may do. Nothing here is a time: the same run does the same work on every machine. */
export interface Limits {
  /** How many cases are made, asked and judged before the next ones. */
  readonly chunk: number;
  /** The most questions, and the most logits, in one ask. */
  readonly questions: number;
  readonly elements: number;
  /** The most smaller cases that are tried for one counterexample. */
  readonly shrinks: number;
  /** The most of them that may break, and run out of time, where it is a break that is made smaller. */
  readonly breaks: number;
  readonly timeouts: number;
}

const BATCH = { chunk: 16, questions: 256, elements: 1 << 18, breaks: 20, timeouts: 3 };

/** The sizes of the draws stand with the checks (`Check.size`). */
export const EFFORT: Readonly<Record<Effort, Limits>> = {
  quick: { ...BATCH, shrinks: 500 },
  standard: { ...BATCH, shrinks: 2000 },
  exhaustive: { ...BATCH, shrinks: 10_000 },
};
