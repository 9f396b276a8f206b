import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import { presentedShape } from '../contract/shape.ts';
import type { Capabilities } from '../contract/subject.ts';
import { readAnswer } from './answer-text.ts';
import { outputOf } from './capabilities.ts';
import { Fault } from './fault.ts';
import { readIntroduction } from './introduction.ts';
import { field, readLine } from './json-line.ts';
import { heard } from './lost.ts';
import { Hello, ReplyText, Run, RunList } from './messages.ts';
import { readQuestion } from './question-text.ts';
import { quote } from './quote.ts';
import { repliesIn } from './replies-in.ts';
import type { Tap } from './tap.ts';
import { valid } from './valid.ts';

/** What is wrong with a line that a program wrote. */
export interface Complaint {
  /** Its number, from 1 where the program was started. */
  readonly line: number;
  /** The field, and what stands there. */
  readonly what: string;
}

/**
 * Holds every line of a program to the protocol, more strictly than a run does: fields that nobody knows, answers that
 * nobody asked for and shapes other than asked are named too.
 */
export class Validator implements Tap {
  readonly complaints: Complaint[] = [];
  /** How many lines came, over all starts. */
  total = 0;
  private line = 0;
  private claimed: Capabilities | undefined;
  private readonly asked = new Map<number, Question>();

  started(): void {
    this.line = 0;
    this.claimed = undefined;
    this.asked.clear();
  }

  sent(text: string): void {
    const message = readLine(text);
    if (field(message, 'cmd') !== 'run') return;
    const isList = field(message, 'questions') !== undefined;
    for (const run of isList ? valid(RunList, message).questions : [valid(Run, message)]) {
      this.asked.set(run.id, readQuestion(run));
    }
  }

  heard(text: string): void {
    this.line++;
    this.total++;
    try {
      for (const what of this.faultsOf(heard(text))) this.complain(what);
    } catch (error) {
      if (!(error instanceof Fault || error instanceof RangeError)) throw error;
      this.complain(error.message);
    }
  }

  lost(why: string): void {
    // What a line was wrong with is why it is lost, more often than not.
    const known = this.complaints.some(({ line }) => line === this.line);
    if (!known && this.asked.size > 0) this.complain(`${this.asked.size} questions are not answered: ${why}`);
  }

  private complain(what: string): void {
    this.complaints.push({ line: this.line, what });
  }

  private faultsOf(message: object): readonly string[] {
    const { claimed } = this;
    if (claimed) return repliesIn(message).flatMap((reply) => this.faultsOfReply(reply, claimed));
    this.claimed = readIntroduction(message).capabilities;
    return unknown(message, Object.keys(Hello.entries), '');
  }

  private faultsOfReply(reply: object, claimed: Capabilities): readonly string[] {
    const id = field(reply, 'id');
    const question = typeof id === 'number' ? this.asked.get(id) : undefined;
    if (typeof id !== 'number' || !question) return [`id: ${show(id)} is no question under way`];
    this.asked.delete(id);
    const answers = field(reply, 'answers');
    const { quantities } = question;
    const wrote = field(reply, 'wrote_to_input');
    return [
      ...unknown(reply, Object.keys(ReplyText.entries), ''),
      ...unknown(answers, quantities, 'answers.'),
      ...quantities.flatMap((quantity) =>
        faultsOfAnswer(field(answers, quantity), quantity, question, claimed),
      ),
      ...(wrote === undefined || typeof wrote === 'boolean'
        ? []
        : [`wrote_to_input: ${show(wrote)} is not true or false`]),
    ];
  }
}

function faultsOfAnswer(
  said: unknown,
  quantity: Quantity,
  { problem }: Question,
  claimed: Capabilities,
): readonly string[] {
  const place = `answers.${quantity}`;
  const asked = presentedShape(problem, quantity);
  try {
    const answer = readAnswer(said, place, asked, outputOf(claimed, quantity, problem.logits.dtype));
    if (answer.kind !== 'value' || !answer.shape) return [];
    return [`${place}.value.shape: [${answer.shape.join(', ')}], where [${asked.join(', ')}] was asked`];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [error.message];
  }
}

/** A complaint for each field that is not one of these. */
function unknown(value: unknown, names: readonly string[], path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const others = Object.keys(value).filter((name) => !names.includes(name));
  return others.map((name) => `${path}${quote(name)}: nobody knows this field, or asked for it`);
}

function show(value: unknown): string {
  return quote(JSON.stringify(value) ?? 'nothing');
}
