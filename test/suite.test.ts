import { describe, expect, it } from 'vitest';
import type { Check, Draw } from '../src/contract/check.ts';
import { UsageError } from '../src/contract/errors.ts';
import { QUANTITIES } from '../src/contract/quantity.ts';
import type { Question } from '../src/contract/question.ts';
import type { Claims } from '../src/contract/subject.ts';
import { DTYPES, type Dtype } from '../src/numeric/format.ts';
import { inProcess } from '../src/subjects/in-process.ts';
import { suite } from '../src/suite.ts';

const CLAIMS: Claims = {
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream', 'axis'],
};

/** Functions that are wrong in ways that change from call to call, and write to what they are given. */
function wrong() {
  let calls = 0;
  const answer = (logits: Float64Array, length: number) => {
    calls++;
    logits[0] = calls;
    return Float64Array.from({ length }, (_, k) => (k === 0 ? Number.NaN : (k + (calls % 3)) / length));
  };
  return {
    capabilities: { dtypes: DTYPES, ...CLAIMS },
    softmax: (logits: Float64Array) => answer(logits, logits.length),
    logSoftmax: (logits: Float64Array) => answer(logits, logits.length).map((x) => x / 2),
    crossEntropy: (logits: Float64Array, _: unknown, rows: number, __: number, how: { reduction: string }) =>
      how.reduction === 'none' ? answer(logits, rows) : -answer(logits, 2)[1]!,
    crossEntropyGradient: (logits: Float64Array) => answer(logits, logits.length),
  };
}

function drawOf(dtype: Dtype): Draw {
  const outputs = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, dtype]));
  return { seed: 3, dtype, outputs, effort: 'quick', claims: CLAIMS };
}

async function firstCases(check: Check, draw: Draw) {
  return check.cases(draw, 0, Math.min(6, check.size(draw)));
}

describe('every check', () => {
  it.each(suite.map((check) => ({ id: check.id, check })))(
    'judges the questions of a case as it judged the case: $id',
    async ({ check }) => {
      const subject = inProcess(wrong());
      let marks = 0;
      for (const dtype of ['float64', 'bfloat16'] as const) {
        const draw = drawOf(dtype);
        for (const one of await firstCases(check, draw)) {
          const replies = await subject.ask(one.questions);
          const before = one.judge(replies);
          expect(check.revive(one.questions, draw).judge(replies)).toEqual(before);
          marks += Object.keys(before).length;
        }
      }
      expect(marks).toBeGreaterThan(0);
    },
  );

  it.each(suite.map((check) => ({ id: check.id, check })))(
    'refuses to judge questions that are no case of it: $id',
    async ({ check }) => {
      const draws = DTYPES.map(drawOf);
      const [one] = (await Promise.all(draws.map((draw) => firstCases(check, draw)))).flat();
      for (const draw of draws) {
        expect(() => check.revive([], draw)).toThrow(UsageError);
        expect(() => check.revive([...one!.questions, one!.questions[0]!], draw)).toThrow(UsageError);
      }
    },
  );

  it.each([
    'shift-invariance',
    'class-permutation',
    'rows-independent',
    'reductions-agree',
    'one-hot-equals-index',
    'repeat-identical',
    'dialect/all-masked-row',
    'non-finite-never-plausible',
  ])('refuses questions that lack what it is about: %s', async (id) => {
    const check = suite.find((one) => one.id === id)!;
    const draw = drawOf('float64');
    const [one] = await firstCases(check, draw);
    const plain = (question: Question): Question => {
      const { logits } = question.problem;
      const values = logits.values.map((_, k) => (k === 0 ? 5 : -k));
      return { ...question, problem: { ...question.problem, logits: { ...logits, values } } };
    };
    const [first, ...others] = one!.questions;
    expect(() => check.revive([plain(first!), ...others], draw)).toThrow(UsageError);
  });
});
