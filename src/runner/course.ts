import type { Case } from '../contract/check.ts';
import type { Reply } from '../contract/question.ts';
import type { Patience } from '../contract/subject.ts';
import { ask } from './ask.ts';
import { complete } from './complete.ts';
import { EFFORT } from './effort.ts';
import type { Tried } from './judge.ts';
import { Strikes } from './strikes.ts';
import { type Posed, posed, type Trial } from './trial.ts';

/**
 * The cases of one trial, asked many at a time until something breaks, and from then on one after the other in their order.
 * A quantity that broke too often is not asked any more. Which cases that leaves out depends on their order in the plan
 * alone, and not on how many were asked together.
 */
export class Course {
  private readonly trial: Trial;
  private readonly strikes = new Strikes();
  /** With the first question that breaks, asking many together ends. */
  private readonly patience: Patience = { left: 1 };
  private before: Promise<unknown> = Promise.resolve();

  constructor(trial: Trial) {
    this.trial = trial;
  }

  /** Whether nothing more is asked. */
  get ended(): boolean {
    return this.trial.scope.quantities.every((quantity) => this.strikes.out(quantity));
  }

  /** The cases that the subject takes, asked, up to the end; and how many it does not, up to there. Called for one chunk after the other. */
  async ask(
    cases: readonly Case[],
    from: number,
  ): Promise<{ readonly tried: readonly Tried[]; readonly beyond: number }> {
    const { subject, plan, scope } = this.trial;
    const those = posed(scope, cases, (k) => from + k);
    const questions = those.flatMap((one) => one.questions);
    const asked = ask(subject, questions, EFFORT[plan.effort], this.patience);
    const settled = Promise.all([asked, this.before]).then(([replies]) => this.settle(those, replies));
    this.before = settled.catch(() => {});
    const { tried, end } = await settled;
    const before = cases.filter((_, k) => from + k <= end);
    return { tried, beyond: before.length - tried.length };
  }

  /** The cases up to the end, and the number of the last draw before it. */
  private async settle(
    those: readonly Posed[],
    replies: readonly Reply[],
  ): Promise<{ readonly tried: readonly Tried[]; readonly end: number }> {
    const { subject, plan } = this.trial;
    const tried: Tried[] = [];
    let at = 0;
    for (const one of those) {
      if (this.ended) break;
      const known = replies.slice(at, at + one.questions.length);
      at += one.questions.length;
      const limits = EFFORT[plan.effort];
      const done = await complete(subject, one.questions, known, limits, (quantity) =>
        this.strikes.out(quantity),
      );
      for (const [quantity, cause] of done.broke) this.strikes.add(quantity, cause);
      tried.push({ ...one, replies: done.replies });
    }
    const last = tried.at(-1)?.index ?? -1;
    return { tried, end: this.ended ? last : Number.POSITIVE_INFINITY };
  }
}
