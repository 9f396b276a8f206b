import type { Quantity } from '../contract/quantity.ts';
import type { Question, Reply } from '../contract/question.ts';
import type { Subject } from '../contract/subject.ts';
import type { Limits } from './effort.ts';

/** The question, asking only for these quantities. */
export function narrow(question: Question, quantities: readonly Quantity[]): Question {
  return { ...question, quantities: question.quantities.filter((quantity) => quantities.includes(quantity)) };
}

/**
 * Asks in bounded batches, one shape after the other, since compiled implementations prepare anew for each shape.
 * Returns one reply a question, in the order of the questions. A question for no quantity is not asked.
 */
export async function ask(
  subject: Subject,
  questions: readonly Question[],
  limits: Limits,
): Promise<Reply[]> {
  const replies: Reply[] = questions.map(() => ({ answers: {} }));
  for (const places of batches(questions, limits)) {
    const answered = await subject.ask(places.map((place) => questions[place]!));
    places.forEach((place, k) => {
      replies[place] = answered[k] ?? { answers: {} };
    });
  }
  return replies;
}

/** The places of the questions, in batches of one shape each. */
function batches(questions: readonly Question[], limits: Limits): number[][] {
  const byShape = new Map<string, number[][]>();
  questions.forEach(({ problem: { logits }, quantities }, place) => {
    if (quantities.length === 0) return;
    const shape = logits.shape.join('x');
    const batches = byShape.get(shape) ?? [];
    const open = batches.at(-1);
    const size = (open?.length ?? 0) + 1;
    if (open && size <= limits.questions && size * logits.values.length <= limits.elements) open.push(place);
    else batches.push([place]);
    byShape.set(shape, batches);
  });
  return [...byShape.values()].flat();
}
