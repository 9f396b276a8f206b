import type { Arbitrary } from 'fast-check';
import type { Case, Check, Draw, Effort, Kind, Reading } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question, Reply } from '../contract/question.ts';
import { sameProblems } from '../model/same-problem.ts';
import { type Needs, skipReason } from './needs.ts';
import { seedOf } from './seed.ts';

/** What is asked for one drawn input, and how the replies are judged. Expected values live in its closure. */
export interface Trial {
  readonly questions: readonly Question[];
  judge(replies: readonly Reply[]): Reading;
}

/** A sentence about all inputs, tried on drawn ones. */
export interface Law<Drawn> {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly why: string;
  readonly requirements: readonly string[];
  readonly judges: readonly Quantity[];
  readonly option?: string;
  readonly mayRefuse?: true;
  readonly compares?: true;
  readonly fitted?: true;
  /** What a subject must claim besides one of the quantities judged. */
  readonly needs?: Needs;
  /** Number of draws at each effort. */
  readonly draws: Readonly<Record<Effort, number>>;
  /** The inputs; loads fast-check, so it is called only when cases are wanted. */
  inputs(draw: Draw): Promise<Arbitrary<Drawn>>;
  /** Deterministic. Whatever is costly is left to the first call of `judge`. */
  trial(drawn: Drawn, draw: Draw): Trial;
  /** The way back: what was drawn, from the problems of its trial. Of others it may make anything, or nothing. */
  drawnFrom(problems: readonly [Problem, ...Problem[]]): Drawn | undefined;
}

/**
 * Draws from one stream: fast-check goes through all before those that are asked for, so that a single stream would cost the
 * square of its length.
 */
const STREAM = 4096;

/**
 * The check that tries a law on draws `from` to `to` - 1 of streams that depend on the run's seed, the check and
 * the dtype alone. `smallest` lets fast-check shrink that one draw.
 */
export function define<Drawn>(law: Law<Drawn>): Check {
  const { inputs: inputsOf, trial, drawnFrom, draws, needs, ...words } = law;
  return {
    ...words,
    skip: (capabilities, dtype) => skipReason({ judges: law.judges, needs }, capabilities, dtype),
    size: (draw) => draws[draw.effort],
    cases: async (draw, from, to) => {
      const { default: fc } = await import('fast-check');
      const inputs = await inputsOf(draw);
      // Unbiased: the bias towards small values grows with the logarithm of the index, and is not ours to want.
      const placeOf = (index: number) => {
        const [stream, place] = [Math.floor(index / STREAM), index % STREAM];
        const name = stream === 0 ? law.id : `${law.id}/${stream}`;
        return { seed: seedOf(draw.seed, name, draw.dtype), unbiased: true, path: `${place}` };
      };
      const caseOf = (drawn: Drawn, index: number): Case => ({
        id: `${law.id}/${index}`,
        ...trial(drawn, draw),
        smallest: async (fails) => {
          let smallest = caseOf(drawn, index);
          const holds = async (simpler: Drawn) => {
            const candidate = caseOf(simpler, index);
            if (!(await fails(candidate))) return true;
            smallest = candidate;
            return false;
          };
          await fc.check(fc.asyncProperty(inputs, holds), { ...placeOf(index), numRuns: 1 });
          return smallest;
        },
      });
      const cases: Case[] = [];
      while (cases.length < to - from) {
        const first = from + cases.length;
        const numRuns = Math.min(to - first, STREAM - (first % STREAM));
        const drawn = fc.sample(inputs, { ...placeOf(first), numRuns });
        cases.push(...drawn.map((one, k) => caseOf(one, first + k)));
      }
      return cases;
    },
    revive: (questions, draw) => {
      const [first, ...others] = questions.map(({ problem }) => problem);
      const drawn = first && drawnFrom([first, ...others]);
      const again = drawn && trial(drawn, draw);
      if (!again || !sameProblems(again.questions, questions))
        throw new UsageError(`${law.id}: these questions are no case of it`);
      const itself: Case = { id: law.id, questions, judge: again.judge, smallest: async () => itself };
      return itself;
    },
  };
}
