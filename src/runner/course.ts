import type { Case } from '../contract/check.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Cause, Reply } from '../contract/question.ts';
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
  private readonly strikes = new Map<Quantity, Strikes>();
  /** With the first question that breaks, asking many together ends. */
  private readonly patience: Patience = { left: 1 };
  private before: Promise<unknown> = Promise.resolve();

  constructor(trial: Trial) {
    this.trial = trial;
  }

  /** Whether nothing more is asked. */
  get ended(): boolean {
    return this.trial.scope.quantities.every((quantity) => this.out(quantity));
  }

  /** The cases that the subject takes, asked, up to the end. Called for one chunk after the other. */
  async ask(cases: readonly Case[], from: number): Promise<readonly Tried[]> {
    const { subject, plan, scope } = this.trial;
    const those = posed(scope, cases, (k) => from + k);
    const questions = those.flatMap((one) => one.questions);
    const asked = ask(subject, questions, EFFORT[plan.effort], this.patience);
    const settled = Promise.all([asked, this.before]).then(([replies]) => this.settle(those, replies));
    this.before = settled.catch(() => {});
    return settled;
  }

  private async settle(those: readonly Posed[], replies: readonly Reply[]): Promise<readonly Tried[]> {
    const { subject, plan } = this.trial;
    const tried: Tried[] = [];
    let at = 0;
    for (const one of those) {
      if (this.ended) break;
      const known = replies.slice(at, at + one.questions.length);
      at += one.questions.length;
      const limits = EFFORT[plan.effort];
      const done = await complete(subject, one.questions, known, limits, (quantity) => this.out(quantity));
      this.strike(done.broke);
      tried.push({ ...one, replies: done.replies });
    }
    return tried;
  }

  private out(quantity: Quantity): boolean {
    return this.strikes.get(quantity)?.out ?? false;
  }

  /** Quantities that are judged against each other break together. */
  private strike(broke: ReadonlyMap<Quantity, Cause>): void {
    const { check, scope } = this.trial;
    const [first] = broke.values();
    const all =
      first && check.compares
        ? scope.quantities.map((one) => [one, broke.get(one) ?? first] as const)
        : broke;
    for (const [quantity, cause] of all) {
      const strikes = this.strikes.get(quantity) ?? new Strikes();
      strikes.add(cause);
      this.strikes.set(quantity, strikes);
    }
  }
}
