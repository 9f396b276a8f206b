import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question, Reply } from '../contract/question.ts';
import { answerShape } from '../contract/shape.ts';
import type { Capabilities } from '../contract/subject.ts';
import { readAnswer, writeAnswer } from './answer-text.ts';
import { outputOf } from './capabilities.ts';
import { broken, Fault } from './fault.ts';
import { field } from './json-line.ts';
import type { ReplyText } from './messages.ts';

/** The answers in a message to a question; each that is not what the protocol says is broken for itself. */
export function readReply(message: object, { problem, quantities }: Question, claimed: Capabilities): Reply {
  const answers: Partial<Record<Quantity, Answer>> = {};
  for (const quantity of quantities) {
    const output = outputOf(claimed, quantity, problem.logits.dtype);
    try {
      const said = field(field(message, 'answers'), quantity);
      answers[quantity] = readAnswer(said, answerShape(problem, quantity), output);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      answers[quantity] = broken(new Fault('protocol', `${quantity}: ${error.message}`));
    }
  }
  const wrote = field(message, 'wrote_to_input');
  return typeof wrote === 'boolean' ? { answers, wroteToInput: wrote } : { answers };
}

/** The message that gives a reply. */
export function writeReply(id: number, question: Question, reply: Reply, claimed: Capabilities): ReplyText {
  const { problem, quantities } = question;
  const answers: ReplyText['answers'] = {};
  for (const quantity of quantities) {
    const answer = reply.answers[quantity];
    const output = outputOf(claimed, quantity, problem.logits.dtype);
    const said = answer && writeAnswer(answer, answerShape(problem, quantity), output);
    if (said) answers[quantity] = said;
  }
  const wrote = reply.wroteToInput;
  return wrote === undefined ? { id, answers } : { id, answers, wrote_to_input: wrote };
}
