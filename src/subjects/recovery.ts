import { GIVEN_UP } from '../contract/given-up.ts';
import type { Cause, Question, Reply } from '../contract/question.ts';
import type { Patience } from '../contract/subject.ts';
import { brokenReply, Fault } from './fault.ts';
import type { Limits } from './limits.ts';
import type { Session } from './session.ts';

/** The part of a session that recovery needs. */
export type Life = Pick<Session, 'ask' | 'fresh' | 'over' | 'stop'>;

/**
 * Asks a program that may die, hang or talk nonsense, and starts it again when it does.
 *
 * A question is charged with a fault only if it brings one about when asked alone, of a program that was asked
 * nothing before. So what it is charged with does not depend on the other questions, their order, the window, or
 * how often the program was started; only patience has an end. It ends at once with a program that answers nothing, not
 * even plain questions.
 */
export class Recovery {
  private readonly start: () => Promise<Life>;
  private readonly limits: Limits;
  private readonly plain: readonly Question[];
  private life: Life;
  private window: number;
  private restarts = 0;
  private timeouts = 0;
  private charges = 0;
  private answered = 0;
  /** Whether it was asked, or need not be, whether it answers anything. */
  private isTried = false;
  private end: Fault | undefined;

  /**
   * @param start  begins another life; rejects with a Fault
   * @param plain  questions of which a program that answers any answers one at least; where there are none, none is given up for that
   */
  constructor(life: Life, start: () => Promise<Life>, limits: Limits, plain: readonly Question[] = []) {
    this.life = life;
    this.start = start;
    this.limits = limits;
    this.window = limits.window;
    this.plain = plain;
  }

  /** Whether it has been given up, or closed: nothing is asked any more. */
  get isOver(): boolean {
    return this.end !== undefined;
  }

  /** One reply a question, without answers where it was not asked for want of patience. One call after the other. */
  async ask(
    questions: readonly Question[],
    patience: Patience = { left: Number.POSITIVE_INFINITY },
  ): Promise<readonly Reply[]> {
    const replies: (Reply | undefined)[] = questions.map(() => undefined);
    try {
      let waiting = [...questions.keys()];
      while (waiting.length > 0 && patience.left > 0) {
        const suspects = await this.askTogether(questions, waiting, replies);
        const charges = this.charges;
        for (const k of suspects) {
          if (patience.left > 0) replies[k] = await this.askAlone(questions[k]!, patience);
        }
        // Nobody did it alone: it is company that this program cannot bear.
        if (suspects.length > 1 && charges === this.charges) this.window = 1;
        waiting = waiting.filter((k) => !replies[k]);
      }
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      return questions.map(({ quantities }, k) => replies[k] ?? brokenReply(quantities, fault));
    }
    return replies.map((reply) => reply ?? { answers: {} });
  }

  /** Ends the program; questions still under way are answered with a fault. */
  close(): Promise<void> {
    this.end ??= new Fault('unreachable', 'it was closed');
    return this.life.stop();
  }

  /** Fills in the replies that come; returns those of `places` that were under way when a fault ended it. */
  private async askTogether(
    questions: readonly Question[],
    places: readonly number[],
    replies: (Reply | undefined)[],
  ): Promise<readonly number[]> {
    const life = await this.living();
    const asked = places.map((k) => questions[k]!);
    const outcome = await life.ask(asked, this.window);
    this.answered += outcome.replies.filter(Boolean).length;
    places.forEach((k, at) => {
      replies[k] = outcome.replies[at];
    });
    return outcome.fault ? places.slice(0, outcome.put).filter((k) => !replies[k]) : [];
  }

  private async askAlone(question: Question, patience: Patience): Promise<Reply> {
    for (;;) {
      const life = await this.living();
      const { fresh } = life;
      const { replies, fault } = await life.ask([question], 1);
      if (replies[0]) return replies[0];
      if (!fresh || !fault) continue;
      patience.left--;
      return this.charge(question, fault);
    }
  }

  private charge(question: Question, fault: Fault): Reply {
    this.charges++;
    if (fault.cause === 'timed-out' && ++this.timeouts >= this.limits.timeouts) {
      this.end ??= new Fault('unreachable', `${GIVEN_UP}${this.timeouts} questions ran out of time`);
    }
    return brokenReply(question.quantities, fault);
  }

  /** @throws Fault if there is no more life to be had */
  private async living(): Promise<Life> {
    if (this.end) throw this.end;
    const { over } = this.life;
    if (!over) return this.life;
    if (!this.isTried) await this.requireAnswers(over);
    await this.restart(over);
    return this.living();
  }

  /**
   * Asks a program whose first life ended with its first question or two, once, whether there is anything that it answers.
   * @throws Fault if there is not: then all else would break, too, and take long
   */
  private async requireAnswers(over: Fault): Promise<void> {
    this.isTried = true;
    if (this.answered > 1) return;
    let last = over;
    let most = 0;
    for (const question of this.plain) {
      await this.restart(last);
      // Twice: some answer, and are gone.
      const { replies, fault } = await this.life.ask([question, question], 1);
      if (!fault) return;
      last = fault;
      most = Math.max(most, replies.filter(Boolean).length);
    }
    if (this.plain.length === 0) return;
    const what = most === 0 ? 'answers nothing' : 'never answers twice';
    throw this.giveUp(`it ${what}, not even the plainest question: ${last.message}`, last.cause);
  }

  /** @throws Fault if it was started too often, does not start, or was closed meanwhile */
  private async restart(over: Fault): Promise<void> {
    if (this.restarts === this.limits.restarts) {
      throw this.giveUp(`after ${this.restarts} restarts; the last time, ${over.message}`);
    }
    this.restarts++;
    await this.life.stop();
    try {
      this.life = await this.start();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      throw this.giveUp(`it did not start again: ${fault.message}`);
    }
    if (!this.end) return;
    await this.life.stop();
    throw this.end;
  }

  private giveUp(why: string, cause: Cause = 'unreachable'): Fault {
    this.end ??= new Fault(cause, GIVEN_UP + why);
    return this.end;
  }
}
