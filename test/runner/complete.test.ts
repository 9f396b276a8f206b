import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/contract/quantity.ts';
import type { Answer, Question } from '../../src/contract/question.ts';
import { complete } from '../../src/runner/complete.ts';
import { EFFORT } from '../../src/runner/effort.ts';
import { question, subject, value } from './toys.ts';

const BOTH: readonly Quantity[] = ['softmax', 'log_softmax'];
const questions = [1, 2, 3].map((x) => question([x], BOTH));
const crash: Answer = { kind: 'broken', cause: 'crashed', reason: 'it broke' };
const asks = (asked: readonly Question[]) =>
  asked.map(({ problem, quantities }) => `${problem.logits.values[0]} ${quantities.join()}`);

/** Breaks where `breaks` says so, and says what was asked of it. */
function brittle(breaks: (x: number, quantity: Quantity) => boolean) {
  return subject(({ problem }, quantity) =>
    breaks(problem.logits.values[0]!, quantity) ? crash : value([...problem.logits.values]),
  );
}

const fill = (
  one: ReturnType<typeof brittle>,
  known: Parameters<typeof complete>[2] = [],
  off: Quantity[] = [],
) => complete(one, questions, known, EFFORT.quick, (quantity) => off.includes(quantity));

describe('the replies to a case', () => {
  it('are taken from those that are known, and the others asked for one by one', async () => {
    const one = brittle(() => false);
    const known = await one.ask(questions.slice(0, 1));
    one.asked.length = 0;
    const { replies, broke } = await fill(one, [known[0]!, { answers: {} }]);

    expect(replies.map(({ answers }) => answers.softmax)).toEqual([1, 2, 3].map((x) => value([x])));
    expect(broke.size).toBe(0);
    expect(one.asked.map(asks)).toEqual([['2 softmax,log_softmax'], ['3 softmax,log_softmax']]);
  });

  it('are not asked of a quantity again once it broke', async () => {
    const one = brittle((x, quantity) => x === 2 && quantity === 'softmax');
    const { replies, broke } = await fill(one);

    expect([...broke]).toEqual([['softmax', 'crashed']]);
    expect(one.asked.flatMap(asks)).toEqual([
      '1 softmax,log_softmax',
      '2 softmax,log_softmax',
      '3 log_softmax',
    ]);
    expect(replies[2]?.answers).toEqual({
      softmax: { kind: 'broken', cause: 'unreachable', reason: 'it was not asked any more' },
      log_softmax: value([3]),
    });
  });

  it('are the same where the rest was known before', async () => {
    const rule = (x: number, quantity: Quantity) => x === 2 && quantity === 'softmax';
    const known = await brittle(rule).ask(questions);

    expect(await fill(brittle(rule), known)).toEqual(await fill(brittle(rule)));
  });

  it('are asked for anew where a quantity that is not asked any more may have broken them', async () => {
    // The process dies of softmax, and takes the other answer along.
    const dies = subject(({ problem, quantities }) =>
      quantities.includes('softmax') ? crash : value([...problem.logits.values]),
    );
    const known = await dies.ask(questions);
    const { replies, broke } = await fill(dies, known, ['softmax']);

    expect(replies.map(({ answers }) => answers.log_softmax)).toEqual([1, 2, 3].map((x) => value([x])));
    expect(broke.size).toBe(0);
  });
});
