import type { Case, Check, Mark } from '../../src/contract/check.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import type { Answer, Question, Reply } from '../../src/contract/question.ts';
import type { Cell, SizeLimits, Subject } from '../../src/contract/subject.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import { tensor } from '../../src/numeric/tensor.ts';

/** A question of one row whose logits are these, for the quantities given. */
export function question(logits: readonly number[], quantities: readonly Quantity[] = ['softmax']): Question {
  return {
    problem: { logits: tensor('float64', [1, logits.length], logits), reduction: 'mean' },
    quantities,
  };
}

export const value = (values: readonly number[]): Answer => ({
  kind: 'value',
  values: Float64Array.from(values),
});

/** A subject that answers every quantity asked by the same function. */
export function subject(
  answer: (question: Question, quantity: Quantity) => Answer | undefined,
  claims: { quantities?: readonly Quantity[]; dtypes?: readonly Dtype[]; limits?: SizeLimits } = {},
): Subject & { asked: Question[][] } {
  const { quantities = ['softmax'], dtypes = ['float64'], limits = {} } = claims;
  const cells: Cell[] = dtypes.flatMap((dtype) =>
    quantities.map((quantity) => ({ quantity, dtype, output: dtype })),
  );
  const asked: Question[][] = [];
  const reply = (one: Question): Reply => {
    const answers: Partial<Record<Quantity, Answer>> = {};
    for (const quantity of one.quantities) {
      const given = answer(one, quantity);
      if (given) answers[quantity] = given;
    }
    return { answers };
  };
  return {
    identity: { name: 'toy', version: '1.0' },
    capabilities: {
      cells,
      targets: ['index'],
      reductions: ['mean'],
      options: [],
      limits,
      dialect: {},
    },
    interactive: true,
    asked,
    async ask(questions) {
      asked.push([...questions]);
      return questions.map(reply);
    },
    async close() {},
  };
}

/** The toy truth: softmax of x is x itself. A subject that doubles is wrong wherever x is not 0. */
export const identity = subject(({ problem }) => value([...problem.logits.values]));
export const doubling = () => subject(({ problem }) => value([...problem.logits.values].map((x) => 2 * x)));

/** A check that the answer equals the logits; case k has the logits [k] (or those of `logits`). */
export function toy(
  overrides: Partial<Check> & { logits?: (k: number) => number[]; size?: () => number } = {},
) {
  const { logits = (k: number) => [k], ...rest } = overrides;
  const check: Check = {
    id: 'toy',
    kind: 'law',
    title: 'an answer is its question',
    why: 'Catches those who change things.',
    requirements: ['SCE-TOY'],
    judges: ['softmax'],
    skip: () => undefined,
    size: () => 4,
    cases: async (_, from, to) => {
      const cases: Case[] = [];
      for (let k = from; k < to; k++) cases.push(toyCase(`toy ${k}`, logits(k), check.judges));
      return cases;
    },
    revive: ([one]) => toyCase('toy', [...(one?.problem.logits.values ?? [])], check.judges),
    ...rest,
  };
  return check;
}

function toyCase(id: string, logits: readonly number[], judges: readonly Quantity[]): Case {
  return {
    id,
    questions: [question(logits, judges)],
    judge: ([reply]) =>
      Object.fromEntries(
        judges.flatMap((quantity) => {
          const answer = reply?.answers[quantity];
          return answer?.kind === 'value' ? [[quantity, mark(logits, answer.values)]] : [];
        }),
      ),
    async smallest(fails) {
      // From the front: the first smaller number that fails too.
      for (let x = 0; x < (logits[0] ?? 0); x++) {
        const smaller = toyCase(`toy ${x}`, [x], judges);
        if (await fails(smaller)) return smaller;
      }
      return this;
    },
  };
}

function mark(logits: readonly number[], answer: Float64Array): Mark {
  const errors = logits.map((x, k) => Math.abs(x - (answer[k] ?? Number.NaN)));
  const ulp = Math.max(...errors);
  const element = errors.indexOf(ulp);
  const exact = ulp === 0;
  return {
    holds: exact ? 'exact' : ulp < 2 ? 'safe' : 'none',
    compared: logits.length,
    excluded: 0,
    worst: { ulp, question: 0, element, answer: answer[element] ?? 0, correct: logits[element] ?? 0 },
    histogram: exact ? [logits.length] : [0, logits.length],
    ...(!exact && { complaint: `${answer[element]} is not ${logits[element]}` }),
  };
}
