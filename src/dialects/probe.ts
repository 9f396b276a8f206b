import type { Case, Check, Draw } from '../contract/check.ts';
import { DIALECT, type Dialect, type SituationName } from '../contract/dialect.ts';
import { UsageError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question, Reply } from '../contract/question.ts';
import { lacking } from '../model/needs.ts';
import { sameProblems } from '../model/same-problem.ts';
import type { Asked, Look } from './look.ts';
import { readingOf, UNCHECKED } from './marks.ts';

type Outcome<Name extends SituationName> = Exclude<NonNullable<Dialect[Name]>, typeof UNCHECKED>;

/** The dtypes of the logits and of the answers. */
export type Formats = Pick<Draw, 'dtype' | 'outputs'>;

/** One situation as a question, and what each of its outcomes looks like. */
export interface Probe<Name extends SituationName> {
  readonly situation: Name;
  /** Which disease it names. */
  readonly why: string;
  readonly judges: readonly Quantity[];
  /** What is asked: a small problem, which need not have a value. */
  problem(asked: Formats, quantity: Quantity): Problem;
  /** How often each question is asked; once unless said otherwise. */
  readonly times?: number;
  readonly looks: Readonly<Record<Outcome<Name>, Look>>;
  /** Outcome -> one that is as good where it is declared: what varies may come out the same. */
  readonly covers?: Readonly<Record<string, string>>;
}

/**
 * The check that asks one question a quantity, so that a crash in one costs no other. A declared outcome is asserted. Of
 * one not declared the mark says what was found, and fails only where that is none of those known.
 */
export function probe<Name extends SituationName>(one: Probe<Name>): Check {
  const { situation, why, judges } = one;
  const { sentence } = DIALECT[situation];
  const where = `${sentence[0]!.toLowerCase()}${sentence.slice(1, -1)}`;
  return {
    id: `dialect/${situation}`,
    kind: 'probe',
    title: `Where ${where}, the outcome is a known one, and the one declared.`,
    why,
    requirements: ['SCE-DIALECT'],
    judges,
    situation,
    skip: ({ dialect, ...capabilities }, dtype) => {
      if (dialect[situation] === UNCHECKED) return 'declared to be left to the caller';
      const outputs = Object.fromEntries(
        capabilities.cells.map(({ quantity, output }) => [quantity, output]),
      );
      const questions = questionsOf(one, { dtype, outputs });
      return lacking(questions, { dialect, ...capabilities }, dtype);
    },
    size: () => 1,
    cases: async (draw, from, to) => [caseOf(one, draw)].slice(from, to),
    revive: (questions, draw) => {
      const itself = caseOf(one, draw);
      if (sameProblems(itself.questions, questions)) return { ...itself, questions };
      throw new UsageError(`dialect/${situation}: these questions are no case of it`);
    },
  };
}

/** The questions of each quantity, one quantity after the other. */
function questionsOf<Name extends SituationName>(one: Probe<Name>, asked: Formats): Question[] {
  return one.judges.flatMap((quantity) =>
    Array<Question>(one.times ?? 1).fill({ problem: one.problem(asked, quantity), quantities: [quantity] }),
  );
}

function caseOf<Name extends SituationName>(one: Probe<Name>, draw: Draw): Case {
  const { situation, judges, times = 1, looks } = one;
  const questions = questionsOf(one, draw);
  const self: Case = {
    id: `dialect/${situation}`,
    questions,
    judge: (replies) => {
      const seen = judges.flatMap((quantity, k) => {
        const { problem } = questions[k * times]!;
        const [answer, ...again] = answersTo(quantity, replies.slice(k * times, (k + 1) * times));
        if (!answer) return [];
        const asked = { problem, quantity, output: draw.outputs[quantity] ?? draw.dtype, again };
        return [{ quantity, answer, outcomes: outcomesOf(looks, answer, asked) }];
      });
      return readingOf(seen, situation, draw.dialect?.[situation as SituationName], one.covers);
    },
    smallest: async () => self,
  };
  return self;
}

/** The answers to a quantity: the first that broke, or all of them. */
function answersTo(quantity: Quantity, replies: readonly Reply[]): readonly Answer[] {
  const answers = replies.flatMap(({ answers }) => answers[quantity] ?? []);
  const broken = answers.find(({ kind }) => kind === 'broken');
  if (broken) return [broken];
  return answers.length < replies.length ? [] : answers;
}

function outcomesOf(looks: Readonly<Record<string, Look>>, answer: Answer, asked: Asked): string[] {
  return Object.keys(looks).filter((outcome) => looks[outcome]!(answer, asked));
}
