import type { Case, Check, Draw } from '../contract/check.ts';
import type { Level } from '../contract/level.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Subject } from '../contract/subject.ts';
import { ask, fits, narrow } from './ask.ts';
import { EFFORT } from './effort.ts';
import type { Tried } from './judge.ts';
import type { Plan } from './plan.ts';

/** One check of one subject, on the cells of one dtype. */
export interface Trial {
  readonly subject: Subject;
  readonly plan: Plan;
  readonly check: Check;
  readonly draw: Draw;
  /** The quantities that the subject claims, among those that the check judges. */
  readonly quantities: readonly Quantity[];
  /** All quantities it claims at this dtype: a check may ask more than it judges. */
  readonly claimed: readonly Quantity[];
  readonly asked: Level;
}

/** The cases that the subject takes, asked. */
export async function attempt(
  { subject, plan, claimed }: Trial,
  cases: readonly Case[],
  index: (k: number) => number,
): Promise<Tried[]> {
  const fitting = cases
    .map((one, k) => ({
      case: one,
      index: index(k),
      questions: one.questions.map((q) => narrow(q, claimed)),
    }))
    .filter(({ questions }) => fits(questions, subject));
  const replies = await ask(
    subject,
    fitting.flatMap(({ questions }) => questions),
    EFFORT[plan.effort],
  );
  return fitting.map((one) => ({ ...one, replies: replies.splice(0, one.questions.length) }));
}
