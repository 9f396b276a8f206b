import { intervals } from './accuracy/intervals.ts';
import { judge as judgeNumbers } from './accuracy/judge.ts';
import type { Given } from './cases/given.ts';
import type { Check } from './contract/check.ts';
import { UsageError } from './contract/errors.ts';
import { type Level, rank } from './contract/level.ts';
import type { Quantity } from './contract/quantity.ts';
import type { Question, Reply } from './contract/question.ts';
import type { Again, Replayed, Truth } from './contract/replayed.ts';
import { answerLength } from './contract/shape.ts';
import type { Capabilities, Subject } from './contract/subject.ts';
import { unclaimed } from './contract/unclaimed.ts';
import { meant } from './model/meant.ts';
import { expected } from './oracle/expected.ts';
import { agreement } from './properties/laws/agreement.ts';
import { judge, type Outcome, type Tried } from './runner/judge.ts';
import { planOnce } from './runner/plan.ts';
import { scopeOf } from './runner/scope.ts';
import { attempt } from './runner/trial.ts';
import { DEFAULTS } from './settings.ts';
import { quote } from './subjects/quote.ts';
import { suite } from './suite.ts';

/**
 * Asks a subject the questions of a case again, and has the answers judged by the check whose case it is; by agreement with
 * the reference, where it is a question alone. The subject stays open.
 * @param level in place of that of the case
 * @throws UsageError if there is no such check, the questions are no case of it, or a problem has no value;
 *   SubjectError if nothing more can be had of the subject
 */
export async function replay(subject: Subject, given: Given, level?: Level): Promise<Replayed> {
  const { name, broke } = given;
  const check = checkOf(given);
  const asked = level ?? given.level ?? DEFAULTS.level;
  const { dtype } = given.questions[0]!.problem.logits;
  const plan = planOnce(suite, DEFAULTS.seed, DEFAULTS.effort);
  const scope = scopeOf(subject.capabilities, plan, check, dtype);
  const one = check.revive(given.questions, scope.draw);
  const tried = await attempt({ subject, plan, scope }, one, 0);
  if (!tried) throw new UsageError(`${name}: it is beyond the limits of ${subject.identity.name}`);
  const claimed = tried.questions.flatMap(({ quantities }) => quantities);
  const judged = check.judges.filter((one) =>
    given.questions.some((asked) => asked.quantities.includes(one)),
  );
  const those = judged.filter((one) => claimed.includes(one));
  const wanted = given.quantity ? [given.quantity] : those.length > 0 ? those : judged;
  const lack = (quantity: Quantity) => notClaimed(given, quantity, subject.capabilities);
  const { questions, replies } = tried;
  return {
    name,
    ...(given.check !== undefined && { check: given.check }),
    asked,
    questions,
    replies,
    quantities: wanted.map((quantity) => {
      if (!claimed.includes(quantity)) return { quantity, status: 'nothing', reason: lack(quantity) };
      return again(quantity, broke ? answered(tried, quantity) : outcomeOf(check, tried, quantity), asked);
    }),
    unclaimed: given.quantity ? [] : judged.filter((one) => !wanted.includes(one)).map(lack),
    truths: questions.map((question, k) => truthsOf(question, replies[k]!, subject.capabilities)),
  };
}

/** Says that a quantity is not claimed, and which ways to state its problems are not. */
function notClaimed({ questions }: Given, quantity: Quantity, capabilities: Capabilities): string {
  const { dtype } = questions[0]!.problem.logits;
  const lacks = new Set(questions.flatMap(({ problem }) => unclaimed(problem, quantity, capabilities)));
  const cell = capabilities.cells.some((one) => one.quantity === quantity && one.dtype === dtype);
  return `${quantity} in ${dtype} is not claimed${cell && lacks.size > 0 ? ` with ${[...lacks].join(', ')}` : ''}`;
}

function checkOf({ name, check: id }: Given): Check {
  if (id === undefined) return agreement;
  const check = suite.find((one) => one.id === id);
  if (!check) throw new UsageError(`${name}: there is no check "${quote(id)}"`);
  return check;
}

function outcomeOf(check: Check, tried: Tried, quantity: Quantity): Outcome {
  return judge(check, tried, [quantity]).get(quantity)!;
}

/** Where what went wrong was that no answer came, one that comes is judged if it can be, and is enough if it cannot. */
function answered(tried: Tried, quantity: Quantity): Outcome {
  try {
    return outcomeOf(agreement, tried, quantity);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { requirements: [], mark: { holds: 'exact', compared: 1, excluded: 0 } };
  }
}

function again(quantity: Quantity, { mark, broken }: Outcome, asked: Level): Again {
  if (mark && rank(mark.holds) < rank(asked)) {
    const { holds: level, complaint: reason } = mark;
    return { quantity, status: 'fails', level, ...(reason !== undefined && { reason }) };
  }
  if (broken) return { quantity, status: 'broken', cause: broken.cause, reason: broken.reason };
  if (!mark || mark.compared === 0)
    return { quantity, status: 'nothing', reason: 'nothing could be compared: the bounds say nothing here' };
  return { quantity, status: 'passes', level: mark.holds };
}

function truthsOf(
  question: Question,
  { answers }: Reply,
  capabilities: Capabilities,
): Replayed['truths'][number] {
  const { problem, quantities } = question;
  const truths: Partial<Record<Quantity, Truth>> = {};
  for (const quantity of quantities) {
    const { dtype } = problem.logits;
    const cell = capabilities.cells.find((one) => one.quantity === quantity && one.dtype === dtype);
    try {
      const truth = expected(meant(problem, capabilities.dialect), { [quantity]: cell?.output ?? dtype });
      const acceptable = intervals(truth, quantity);
      const answer = answers[quantity];
      const numbers = answer?.kind === 'value' && answer.values.length === answerLength(problem, quantity);
      const mark = numbers ? judgeNumbers(acceptable, answer.values) : undefined;
      truths[quantity] = {
        values: acceptable.correct,
        ...(mark && { level: mark.holds }),
        ...(mark?.worst && { ulp: mark.worst.ulp }),
      };
    } catch (error) {
      // Outside the mathematics there is nothing to show.
      if (!(error instanceof UsageError)) throw error;
    }
  }
  return truths;
}
