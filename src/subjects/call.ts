import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question, Reply } from '../contract/question.ts';
import { answerShape } from '../contract/shape.ts';
import { valuesByRow } from '../model/presented.ts';
import { outputOf } from './capabilities.ts';
import { FUNCTIONS, type Implementation } from './implementation.ts';
import { inputsOf } from './inputs.ts';
import { quoteThrown } from './quote.ts';
import { Misfit, numbersOf } from './result.ts';
import type { Watch } from './watch.ts';

/**
 * Has an implementation answer a question. Each function gets arrays of its own, so that one which writes to them
 * spoils nothing for the next. What it throws is a refusal; so is what cannot be read as numbers.
 * @param watch sees who wrote to the input of an earlier question since it was answered
 */
export async function call(implementation: Implementation, question: Question, watch: Watch): Promise<Reply> {
  const { problem, quantities } = question;
  const answers: Partial<Record<Quantity, Answer>> = {};
  let wroteToInput = false;
  for (const quantity of quantities) {
    const { values, lending } = inputsOf(problem, quantity, implementation.capabilities);
    answers[quantity] = await callOne(implementation, question, quantity, values);
    const wrote = lending.changed();
    if (!wrote) watch.keep(quantity, lending);
    wroteToInput ||= wrote || watch.wroteLate(quantity);
  }
  return { answers, wroteToInput };
}

async function callOne(
  { functions, capabilities }: Implementation,
  { problem }: Question,
  quantity: Quantity,
  values: readonly unknown[],
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
