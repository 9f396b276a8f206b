import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question, Reply } from '../contract/question.ts';
import { presentedShape } from '../contract/shape.ts';
import type { Capabilities } from '../contract/subject.ts';
import { presentedValues, valuesByRow } from '../model/presented.ts';
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
      const answer = readAnswer(said, quantity, presentedShape(problem, quantity), output);
      answers[quantity] = ordered(answer, (values) => valuesByRow(values, problem, quantity));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      answers[quantity] = broken(new Fault('protocol', error.message));
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
    const given = answer && ordered(answer, (values) => presentedValues(values, problem, quantity));
    const said = given && writeAnswer(given, presentedShape(problem, quantity), output);
    if (said) answers[quantity] = said;
  }
  const wrote = reply.wroteToInput;
  return wrote === undefined ? { id, answers } : { id, answers, wrote_to_input: wrote };
}

/** The answer with its numbers in another order; of another shape than was asked for, it has no order to speak of. */
function ordered(answer: Answer, order: (values: Float64Array) => Float64Array): Answer {
  return answer.kind === 'value' && !answer.shape ? { ...answer, values: order(answer.values) } : answer;
}
