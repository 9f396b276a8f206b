import type { Question, Reply } from '../contract/question.ts';
import type { Capabilities } from '../contract/subject.ts';
import { brokenReply, Fault } from './fault.ts';
import { field } from './json-line.ts';
import type { Run } from './messages.ts';
import { writeQuestion, writeRun } from './question-text.ts';
import { readReply } from './reply-text.ts';

/** No question joins a list that has so many logits already. */
const ROOM = 16_384;

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

  /** The message that puts the next questions, `most` of them or as many as fit; undefined if there are none. */
  next(most: number): string | undefined {
    const runs: Run[] = [];
    let logits = 0;
    while (runs.length < most && logits < ROOM) {
      const question = this.questions[this.putSoFar];
      if (!question) break;
      runs.push(writeQuestion(this.nextId, question));
      logits += question.problem.logits.values.length;
      this.putSoFar++;
    }
    return runs.length === 0 ? undefined : writeRun(runs);
  }

  /** How many are not put. */
  get unput(): number {
    return this.questions.length - this.putSoFar;
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
