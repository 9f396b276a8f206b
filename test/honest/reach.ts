import { bounds } from '../../src/accuracy/bounds.ts';
import { type Intervals, intervals } from '../../src/accuracy/intervals.ts';
import { errorInFloats } from '../../src/accuracy/judge.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import type { Question, Reply } from '../../src/contract/question.ts';
import type { Subject } from '../../src/contract/subject.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import { expected } from '../../src/oracle/expected.ts';

/** The levels that allow an error, not only its last place. */
export const MEASURED = ['accurate', 'stable', 'safe'] as const;
export type Measured = (typeof MEASURED)[number];

/** The largest part of a bound that an answer used: 1 is all of it. */
export type Reach = Readonly<Record<Measured, number>>;

/** How far a quantity's answers may lie from the correct ones, at each level, element by element. */
interface Reference {
  readonly ends: Intervals;
  readonly stable: Float64Array;
  readonly safe: Float64Array;
}

/** `accurate` reaches so many floats. */
const FLOATS = 4;

const NOTHING: Reach = { accurate: 0, stable: 0, safe: 0 };

const larger = (a: Reach, b: Reach): Reach => ({
  accurate: Math.max(a.accurate, b.accurate),
  stable: Math.max(a.stable, b.stable),
  safe: Math.max(a.safe, b.safe),
});

/** Whether each level lies within the one before, around the correct value. */
function isNested({ lo, hi, correct }: Intervals): boolean {
  const ends = [...lo, correct, ...[...hi].reverse()];
  return correct.every((_, n) => ends.every((end, k) => k === 0 || ends[k - 1]![n]! <= end[n]!));
}

const known = new WeakMap<Problem, Map<Quantity, Reference>>();

/** What is known of a problem: worked out once, for any number of subjects. Nothing, where it has no value. */
function referenceOf(problem: Problem, quantity: Quantity): Reference | undefined {
  const references = known.get(problem) ?? new Map<Quantity, Reference>();
  if (!known.has(problem)) {
    known.set(problem, references);
    if (problem.logits.values.some((x) => Number.isNaN(x) || x === Number.POSITIVE_INFINITY))
      return undefined;
    const asked = QUANTITIES.filter((one) => problem.targets || one === 'softmax' || one === 'log_softmax');
    const { dtype } = problem.logits;
    const all = expected(problem, Object.fromEntries(asked.map((one) => [one, dtype])));
    for (const one of asked) {
      const ends = intervals(all, one);
      if (!isNested(ends)) throw new Error(`the levels of ${one} are not nested: ${JSON.stringify(problem)}`);
      const [stable, safe] = (['stable', 'safe'] as const).map((level) =>
        bounds(all, one, ends.format, level),
      ) as [Float64Array, Float64Array];
      references.set(one, { ends, stable, safe });
    }
  }
  return references.get(quantity);
}

/** What part of its bounds an answer uses, where these say anything. */
export function reachOf(problem: Problem, quantity: Quantity, answer: Float64Array): Reach {
  const reference = referenceOf(problem, quantity);
  if (!reference) return NOTHING;
  const { ends, stable, safe } = reference;
  let reach = NOTHING;
  for (let n = 0; n < answer.length; n++) {
    const error = Math.abs(answer[n]! - ends.correct[n]!);
    if (ends.silent[n] || answer[n] === ends.correct[n]) continue;
    reach = larger(reach, {
      accurate: errorInFloats(ends, n, answer[n]!) / FLOATS,
      stable: error / stable[n]!,
      safe: error / safe[n]!,
    });
  }
  return reach;
}

/** Whether a problem has more than labels and a mean. */
const hasOptions = ({ targets, weights, labelSmoothing, ignoreIndex, reduction }: Problem) =>
  targets?.kind === 'probabilities' ||
  reduction !== 'mean' ||
  !!weights ||
  !!labelSmoothing ||
  ignoreIndex !== undefined;

/** The largest reach of all that a subject was asked, by cell. */
export class Reaches {
  readonly #largest = new Map<string, Reach>();

  /** The subject, listened to; but not where it has a dialect, of which questions say nothing. */
  listen(subject: Subject): Subject {
    if (Object.keys(subject.capabilities.dialect).length > 0) return subject;
    return {
      ...subject,
      ask: async (questions) => {
        const replies = await subject.ask(questions);
        questions.forEach((question, k) => {
          this.#hear(question, replies[k]!);
        });
        return replies;
      },
    };
  }

  of(quantity: Quantity, dtype: Dtype, options: boolean): Reach | undefined {
    return this.#largest.get(`${quantity} ${dtype} ${options}`);
  }

  #hear({ problem, quantities }: Question, reply: Reply): void {
    for (const quantity of quantities) {
      const answer = reply.answers[quantity];
      if (answer?.kind !== 'value') continue;
      const key = `${quantity} ${problem.logits.dtype} ${hasOptions(problem)}`;
      const reach = reachOf(problem, quantity, answer.values);
      this.#largest.set(key, larger(this.#largest.get(key) ?? NOTHING, reach));
    }
  }
}
