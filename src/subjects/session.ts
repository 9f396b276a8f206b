import type { Question, Reply } from '../contract/question.ts';
import type { Capabilities } from '../contract/subject.ts';
import type { Channel, Hearer } from './channel.ts';
import { brokenReply, Fault } from './fault.ts';
import { field, readLine } from './json-line.ts';
import type { Limits } from './limits.ts';
import { writeQuestion } from './question-text.ts';
import { readReply } from './reply-text.ts';

/** What came of asking some questions. */
export interface Outcome {
  /** By question; undefined where no reply came. */
  readonly replies: readonly (Reply | undefined)[];
  /** How many of the questions, from the first on, were put at all. */
  readonly put: number;
  /** Why it ended early; the session is over then. */
  readonly fault?: Fault;
}

interface Work {
  readonly questions: readonly Question[];
  readonly window: number;
  readonly replies: (Reply | undefined)[];
  /** The id of the first question. */
  readonly first: number;
  put: number;
  answered: number;
  readonly clock: NodeJS.Timeout;
  readonly resolve: (outcome: Outcome) => void;
}

/** One life of a program: questions in a window, and replies matched to them by id, until its first fault. */
export class Session implements Hearer {
  /** Whether nothing was ever asked of it. */
  fresh = true;
  private readonly channel: Channel;
  private readonly capabilities: Capabilities;
  private readonly limits: Limits;
  private lastId = 0;
  private work: Work | undefined;

  constructor(channel: Channel, capabilities: Capabilities, limits: Limits) {
    this.channel = channel;
    this.capabilities = capabilities;
    this.limits = limits;
    channel.hearer = this;
  }

  /** Why it is over, once it is. */
  get over(): Fault | undefined {
    return this.channel.lost;
  }

  /** Puts questions, at most `window` of them at a time. One call after the other. */
  ask(questions: readonly Question[], window: number): Promise<Outcome> {
    this.fresh = false;
    return new Promise((resolve) => {
      const clock = setTimeout(() => this.expire(), this.limits.answerMs);
      const first = this.lastId + 1;
      this.work = { questions, window, replies: [], first, put: 0, answered: 0, clock, resolve };
      if (this.over) this.finish(this.over);
      else this.idle();
    });
  }

  /** Says goodbye; resolves when nothing is left running. */
  stop(): Promise<void> {
    return this.channel.stop('{"cmd":"stop"}\n');
  }

  line(text: string): void {
    const message = readLine(text);
    const { work, place } = this.placeOf(field(message, 'id'));
    work.replies[place] = readReply(message, work.questions[place]!, this.capabilities);
    work.answered++;
    work.clock.refresh();
  }

  idle(): void {
    const { work } = this;
    if (!work) return;
    const { questions, window, first } = work;
    if (work.answered === questions.length) {
      // Only after the rest of what has arrived was read: a second answer to the last question counts.
      setImmediate(() => {
        if (work === this.work) this.finish();
      });
      return;
    }
    let text = '';
    while (work.put < questions.length && work.put - work.answered < window) {
      if (work.put > work.answered && text.length >= this.channel.room) break;
      this.lastId = first + work.put;
      text += `${JSON.stringify(writeQuestion(this.lastId, questions[work.put]!))}\n`;
      work.put++;
    }
    if (text !== '') this.channel.write(text);
  }

  lost(fault: Fault): void {
    this.finish(fault);
  }

  private finish(fault?: Fault): void {
    const { work } = this;
    if (!work) return;
    this.work = undefined;
    clearTimeout(work.clock);
    const { replies, put } = work;
    work.resolve(fault ? { replies, put, fault } : { replies, put });
  }

  private expire(): void {
    const { work } = this;
    const answered = work?.answered;
    // If it was we who were busy, an answer may be waiting in the pipe: look there first.
    setImmediate(() => {
      if (!work || work !== this.work || work.answered !== answered) return;
      const reason = `it did not answer within ${this.limits.answerMs / 1000} s`;
      this.channel.fail(new Fault('timed-out', reason));
    });
  }

  private placeOf(id: unknown): { work: Work; place: number } {
    if (!Number.isInteger(id)) throw new Fault('protocol', 'it wrote a message without the id of a question');
    const { work } = this;
    if (Number(id) < 1 || Number(id) > this.lastId) {
      throw new Fault('protocol', `it answered question ${id}, which was never asked`);
    }
    const place = Number(id) - (work?.first ?? 0);
    if (work && place >= 0 && !work.replies[place]) return { work, place };
    const twice = new Fault('protocol', 'it answered a question twice');
    const question = work?.questions[place];
    if (work && question) work.replies[place] = brokenReply(question.quantities, twice);
    throw twice;
  }
}
