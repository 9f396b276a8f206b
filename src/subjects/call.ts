import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question, Reply } from '../contract/question.ts';
import { answerShape } from '../contract/shape.ts';
import { valuesByRow } from '../model/presented.ts';
import { outputOf } from './capabilities.ts';
import { FUNCTIONS, type Implementation } from './implementation.ts';
import { type Inputs, inputsOf } from './inputs.ts';
import { quoteThrown } from './quote.ts';
import { Misfit, numbersOf } from './result.ts';

/**
 * Has an implementation answer a question. Each function gets arrays of its own, so that one which writes to them
 * spoils nothing for the next. What it throws is a refusal; so is what cannot be read as numbers.
 */
export async function call(implementation: Implementation, question: Question): Promise<Reply> {
  const { problem, quantities } = question;
  const answers: Partial<Record<Quantity, Answer>> = {};
  let wroteToInput = false;
  for (const quantity of quantities) {
    const inputs = inputsOf(problem, quantity, implementation.capabilities);
    answers[quantity] = await callOne(implementation, question, quantity, inputs);
    wroteToInput ||= inputs.changed();
  }
  return { answers, wroteToInput };
}

async function callOne(
  { functions, capabilities }: Implementation,
  { problem }: Question,
  quantity: Quantity,
  { values }: Inputs,
): Promise<Answer> {
  const name = FUNCTIONS[quantity];
  const run = functions[quantity];
  if (!run) return { kind: 'unsupported', reason: `there is no function ${name}` };
  try {
    const result = await run(...values);
    const output = outputOf(capabilities, quantity, problem.logits.dtype);
    const given = numbersOf(result, answerShape(problem, quantity), output);
    return { kind: 'value', values: valuesByRow(given, problem, quantity) };
  } catch (thrown) {
    const what = thrown instanceof Misfit ? thrown.message : `threw ${quoteThrown(thrown)}`;
    return { kind: 'refused', reason: `${name} ${what}` };
  }
}
