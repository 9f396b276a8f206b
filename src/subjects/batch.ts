import type { Question, Reply } from '../contract/question.ts';
import type { Capabilities } from '../contract/subject.ts';
import { brokenReply, Fault } from './fault.ts';
import { field } from './json-line.ts';
import { writeQuestion } from './question-text.ts';
import { readReply } from './reply-text.ts';

/** Questions with consecutive ids, put one after the other and answered in any order. */
export class Batch {
  /** By question; undefined where there is none yet. */
  readonly replies: (Reply | undefined)[] = [];
  private readonly questions: readonly Question[];
  private readonly claimed: Capabilities;
  private readonly firstId: number;
  private putSoFar = 0;
  private answered = 0;

  constructor(questions: readonly Question[], claimed: Capabilities, firstId: number) {
    this.questions = questions;
    this.claimed = claimed;
    this.firstId = firstId;
  }

  /** How many questions were put, from the first on. */
  get put(): number {
    return this.putSoFar;
  }

  /** How many of those are not answered. */
  get underWay(): number {
    return this.putSoFar - this.answered;
  }

  /** How many are not answered, put or not. */
  get left(): number {
    return this.questions.length - this.answered;
  }

  /** The id that the next question will have. */
  get nextId(): number {
    return this.firstId + this.putSoFar;
  }

  /** The message that puts the next question; undefined if there is none. */
  next(): string | undefined {
    const question = this.questions[this.putSoFar];
    if (!question) return undefined;
    const message = JSON.stringify(writeQuestion(this.nextId, question));
    this.putSoFar++;
    return message;
  }

  /** @throws Fault (protocol) if the message is not the only answer to a question that was put */
  take(message: object): void {
    const id = field(message, 'id');
    if (typeof id !== 'number' || !Number.isInteger(id)) {
      throw new Fault('protocol', 'it wrote a message without the id of a question');
    }
    if (id < 1 || id >= this.nextId) {
      throw new Fault('protocol', `it answered question ${id}, which was never asked`);
    }
    const place = id - this.firstId;
    const question = this.questions[place];
    if (question && !this.replies[place]) {
      this.replies[place] = readReply(message, question, this.claimed);
      this.answered++;
      return;
    }
    // The question may belong to an earlier batch, whose replies were handed over.
    const twice = new Fault('protocol', 'it answered a question twice');
    if (question) this.replies[place] = brokenReply(question.quantities, twice);
    throw twice;
  }
}
