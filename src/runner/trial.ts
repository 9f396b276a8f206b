import type { Bar } from '../contract/bar.ts';
import type { Case, Check, Draw } from '../contract/check.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Claims, SizeLimits, Subject } from '../contract/subject.ts';
import { unclaimed } from '../contract/unclaimed.ts';
import { ask, narrow } from './ask.ts';
import { EFFORT } from './effort.ts';
import type { Tried } from './judge.ts';
import type { Plan } from './plan.ts';
import type { Range } from './range.ts';

/** What of a check concerns a subject, on the cells of one dtype: plain data. */
export interface Scope {
  readonly draw: Draw;
  /** The quantities that the subject claims, among those that the check judges. */
  readonly quantities: readonly Quantity[];
  /** All quantities it claims at this dtype: a check may ask more than it judges. */
  readonly claimed: readonly Quantity[];
  /** The ways to state a problem that it claims. */
  readonly claims: Claims;
  readonly limits: SizeLimits;
}

/** One check of one subject, on the cells of one dtype. */
export interface Trial {
  readonly subject: Subject;
  readonly plan: Plan;
  readonly check: Check;
  readonly scope: Scope;
  /** The cases that are tried here, of all there are. */
  readonly range: Range;
  readonly asked: Bar;
}

/** A case, and what a subject is asked of it. */
export type Posed = Omit<Tried, 'replies'>;

/** The cases that the subject takes, with the questions narrowed to what it claims. */
export function posed(
  { claimed, claims, limits }: Scope,
  cases: readonly Case[],
  index: (k: number) => number,
): Posed[] {
  const answers = ({ problem }: Question) =>
    claimed.filter((quantity) => unclaimed(problem, quantity, claims).length === 0);
  return cases
    .map((one, k) => ({
      case: one,
      index: index(k),
      questions: one.questions.map((question) => narrow(question, answers(question))),
    }))
    .filter(({ questions }) => questions.every(({ problem }) => isWithin(limits, problem)));
}

function isWithin(
  { elements = Number.POSITIVE_INFINITY, leastClasses = 0 }: SizeLimits,
  { logits }: Problem,
): boolean {
  const [, width = 0] = logits.shape;
  return logits.values.length <= elements && width >= leastClasses;
}

/** A case asked at once; undefined if the subject does not take it. */
export async function attempt(
  { subject, plan, scope }: Pick<Trial, 'subject' | 'plan' | 'scope'>,
  one: Case,
  index: number,
): Promise<Tried | undefined> {
  const [whole] = posed(scope, [one], () => index);
  return whole && { ...whole, replies: await ask(subject, whole.questions, EFFORT[plan.effort]) };
}
