import type { Check, Mark } from '../contract/check.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Cause, Question, Reply } from '../contract/question.ts';
import { answerLength, presentedShape } from '../contract/shape.ts';

/** An answer that is none: the mark it earns, and the requirement it breaks. */
export interface Fault {
  readonly requirement: 'SCE-ACCEPTS' | 'SCE-SHAPE';
  readonly mark: Mark;
}

/** An answer that never came, for reasons that say nothing of the mathematics. */
export interface Break {
  readonly cause: Cause;
  readonly reason: string;
  /** Which question of the case it was. */
  readonly question: number;
}

/** What the replies to the questions of one case say, before anybody judges numbers. */
export interface Heard {
  /** The replies with nothing left but values of the right length; for a probe, with all else that was said. */
  readonly replies: readonly Reply[];
  /** The first fault and the first break of each quantity, and where a refusal was as good as an answer. */
  readonly faults: ReadonlyMap<Quantity, Fault>;
  readonly breaks: ReadonlyMap<Quantity, Break>;
  readonly refusals: ReadonlySet<Quantity>;
}

/** Sorts answers into values for the judge, faults of the subject, and breaks that accuse nobody's mathematics. */
export function hear(check: Check, questions: readonly Question[], replies: readonly Reply[]): Heard {
  const faults = new Map<Quantity, Fault>();
  const breaks = new Map<Quantity, Break>();
  const refusals = new Set<Quantity>();

  const values = replies.map((reply, k) => {
    const { problem, quantities } = questions[k]!;
    const answers: Partial<Record<Quantity, Answer>> = {};
    for (const quantity of quantities) {
      const answer = reply.answers[quantity] ?? absent(quantity);
      const isHeard =
        isWhole(answer, problem, quantity) || (check.kind === 'probe' && answer.kind !== 'value');
      if (isHeard) answers[quantity] = answer;
      if (answer.kind === 'broken') {
        if (!breaks.has(quantity)) breaks.set(quantity, { ...answer, question: k });
      } else if (answer.kind === 'refused' && check.mayRefuse) {
        refusals.add(quantity);
      } else if (!isHeard && !faults.has(quantity)) {
        faults.set(quantity, faultOf(answer, quantity, problem));
      }
    }
    return { ...reply, answers };
  });
  return { replies: values, faults, breaks, refusals };
}

function absent(quantity: Quantity): Answer {
  return { kind: 'broken', cause: 'protocol', reason: `${quantity} was asked and not answered` };
}

function isWhole(answer: Answer, problem: Problem, quantity: Quantity): boolean {
  return answer.kind === 'value' && !answer.shape && answer.values.length === answerLength(problem, quantity);
}

function faultOf(answer: Exclude<Answer, { kind: 'broken' }>, quantity: Quantity, problem: Problem): Fault {
  const [requirement, complaint] =
    answer.kind === 'value'
      ? (['SCE-SHAPE', `${quantity} has ${sizeOf(answer, problem, quantity)}`] as const)
      : (['SCE-ACCEPTS', `${quantity} is claimed and was ${answer.kind}: ${answer.reason}`] as const);
  return { requirement, mark: { holds: 'none', compared: 1, excluded: 0, complaint } };
}

function sizeOf(answer: Extract<Answer, { kind: 'value' }>, problem: Problem, quantity: Quantity): string {
  const asked = presentedShape(problem, quantity);
  return answer.shape
    ? `the shape [${answer.shape.join(', ')}], not [${asked.join(', ')}]`
    : `${answer.values.length} numbers, not ${answerLength(problem, quantity)}`;
}
