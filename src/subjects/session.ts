import type { Question, Reply } from '../contract/question.ts';
import type { Capabilities } from '../contract/subject.ts';
import { Batch } from './batch.ts';
import type { Channel, Hearer } from './channel.ts';
import { Fault } from './fault.ts';
import type { Limits } from './limits.ts';
import { heard } from './lost.ts';
import { STOP_LINE } from './question-text.ts';
import { repliesIn } from './replies-in.ts';

/** What came of asking some questions. */
export interface Outcome {
  /** By question; undefined where no reply came. */
  readonly replies: readonly (Reply | undefined)[];
  /** How many of the questions, from the first on, were put at all. */
  readonly put: number;
  /** Why it ended early; the session is over then. */
  readonly fault?: Fault;
}

/** One life of a program: questions in a window, and the replies to them, until its first fault. */
export class Session implements Hearer {
  /** Whether nothing was ever asked of it. */
  fresh = true;
  private readonly channel: Channel;
  private readonly claimed: Capabilities;
  private readonly limits: Limits;
  private batch: Batch;
  private window = 1;
  private clock: NodeJS.Timeout | undefined;
  private resolve: ((outcome: Outcome) => void) | undefined;

  constructor(channel: Channel, claimed: Capabilities, limits: Limits) {
    this.channel = channel;
    this.claimed = claimed;
    this.limits = limits;
    this.batch = new Batch([], claimed, 1);
    channel.hearer = this;
  }

  /** Why it is over, once it is. */
  get over(): Fault | undefined {
    return this.channel.lost;
  }

  /** Puts questions, at most `window` of them at a time. One call after the other. */
  ask(questions: readonly Question[], window: number): Promise<Outcome> {
    this.fresh = false;
    this.window = window;
    this.batch = new Batch(questions, this.claimed, this.batch.nextId);
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.clock = setTimeout(() => this.expire(), this.limits.answerMs);
      if (this.over) this.finish(this.over);
      else this.idle();
    });
  }

  /** Says goodbye; resolves when nothing is left running. */
  stop(): Promise<void> {
    return this.channel.stop(STOP_LINE);
  }

  line(text: string): void {
    for (const reply of repliesIn(heard(text))) this.batch.take(reply);
    this.clock?.refresh();
  }

  idle(): void {
    if (this.batch.left === 0) this.finish();
    else this.put();
  }

  lost(fault: Fault): void {
    this.finish(fault);
  }

  private put(): void {
    const { batch, channel, window } = this;
    let text = '';
    const list = Math.min(this.limits.list, window);
    // There is room for a list, or for all that is left.
    const fits = () => window - batch.underWay >= Math.min(list, batch.unput);
    while (batch.underWay === 0 || (fits() && text.length < channel.room)) {
      const message = batch.next(list);
      if (message === undefined) break;
      text += `${message}\n`;
    }
    if (text !== '') channel.write(text);
  }

  private finish(fault?: Fault): void {
    const { resolve, batch } = this;
    clearTimeout(this.clock);
    this.clock = undefined;
    this.resolve = undefined;
    resolve?.({ replies: batch.replies, put: batch.put, ...(fault && { fault }) });
  }

  private expire(): void {
    const { batch } = this;
    const { left } = batch;
    // If it was we who were busy, an answer may be waiting in the pipe: look there first.
    setImmediate(() => {
      if (batch !== this.batch || batch.left !== left) return;
      this.channel.fail(new Fault('timed-out', `it did not answer within ${this.limits.answerMs / 1000} s`));
    });
  }
}
