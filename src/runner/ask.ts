import type { Quantity } from '../contract/quantity.ts';
import type { Question, Reply } from '../contract/question.ts';
import type { Patience, Subject } from '../contract/subject.ts';
import type { Limits } from './effort.ts';

/** How large an ask may be. */
type Batches = Pick<Limits, 'questions' | 'elements'>;

/** The question, asking only for these quantities. */
export function narrow(question: Question, quantities: readonly Quantity[]): Question {
  return { ...question, quantities: question.quantities.filter((quantity) => quantities.includes(quantity)) };
}

/**
 * Asks in bounded batches, one shape after the other, since compiled implementations prepare anew for each shape.
 * Returns one reply a question, in the order of the questions; without answers where patience ended before. A question for
 * no quantity is not asked.
 */
export async function ask(
  subject: Subject,
  questions: readonly Question[],
  limits: Batches,
  patience?: Patience,
): Promise<Reply[]> {
  const replies: Reply[] = questions.map(() => ({ answers: {} }));
  for (const places of batches(questions, limits)) {
    const asked = places.map((place) => questions[place]!);
    const answered = await subject.ask(asked, patience);
    places.forEach((place, k) => {
      replies[place] = answered[k] ?? { answers: {} };
    });
  }
  return replies;
}

/** The places of the questions, by shape, in batches within the limits. */
function batches(questions: readonly Question[], limits: Batches): number[][] {
  const batches: number[][] = [];
  let elements = 0;
  for (const place of byShape(questions)) {
    elements += questions[place]!.problem.logits.values.length;
    const open = batches.at(-1);
    if (open && open.length < limits.questions && elements <= limits.elements) open.push(place);
    else {
      batches.push([place]);
      elements = questions[place]!.problem.logits.values.length;
    }
  }
  return batches;
}

/** The places of the questions that ask for anything, one shape after the other. */
function byShape(questions: readonly Question[]): number[] {
  const places = new Map<string, number[]>();
  questions.forEach(({ problem: { logits, layout }, quantities }, place) => {
    if (quantities.length === 0) return;
    const shape = `${(layout ?? logits).shape.join('x')} ${layout?.axis}`;
    places.set(shape, [...(places.get(shape) ?? []), place]);
  });
  return [...places.values()].flat();
}
