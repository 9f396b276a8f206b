import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/contract/quantity.ts';
import type { Answer, Cause, Question } from '../../src/contract/question.ts';
import type { Subject } from '../../src/contract/subject.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { question, subject, toy, value } from './toys.ts';

const broken = (cause: Cause = 'crashed'): Answer => ({ kind: 'broken', cause, reason: 'it broke' });
const number = ({ problem }: Question): number => problem.logits.values[0]!;
const echo = (asked: Question): Answer => value([...problem(asked)]);
const problem = (asked: Question) => asked.problem.logits.values;
const long = (overrides: Parameters<typeof toy>[0] = {}) => toy({ size: () => 50, ...overrides });
const findings = (one: Subject, check = long()) => run(one, plan([check], 1, 'quick'), 'stable');

describe('a check on a cell', () => {
  it('ends with the third case that breaks', async () => {
    const brittle = subject((asked) => (number(asked) % 5 === 4 ? broken() : echo(asked)));
    const [finding] = await findings(brittle);

    expect(finding).toMatchObject({ status: 'broken', cases: 15, compared: 12, unasked: 35 });
  });

  it('ends with the first that ran out of time', async () => {
    const slow = subject((asked) => (number(asked) === 7 ? broken('timed-out') : echo(asked)));

    expect(await findings(slow)).toMatchObject([{ cause: 'timed-out', cases: 8, unasked: 42 }]);
  });

  it('counts what is beyond the limits up to its end', async () => {
    const brittle = subject(() => broken(), { limits: { elements: 1 } });
    const logits = (k: number) => Array<number>(1 + (k % 2)).fill(k);

    expect(await findings(brittle, long({ logits }))).toMatchObject([{ cases: 3, beyond: 2, unasked: 45 }]);
  });

  it('goes on after two', async () => {
    const brittle = subject((asked) => (number(asked) >= 48 ? broken() : echo(asked)));
    const [finding] = await findings(brittle);

    expect(finding).toMatchObject({ status: 'broken', cases: 50 });
    expect(finding).not.toHaveProperty('unasked');
  });

  it('fails where it failed before, and not for what was not asked', async () => {
    const from = (first: number) =>
      subject((asked) => (number(asked) < 40 && number(asked) >= first ? broken() : value([9])));

    expect(await findings(from(1))).toMatchObject([{ status: 'fail', cause: 'crashed', unasked: 46 }]);
    expect(await findings(from(0))).toMatchObject([{ status: 'broken', unasked: 47 }]);
  });

  it('leaves the other cells in peace', async () => {
    const judges: Quantity[] = ['softmax', 'log_softmax'];
    const brittle = subject((asked, quantity) => (quantity === 'softmax' ? broken() : echo(asked)), {
      quantities: judges,
    });
    const [softmax, log] = await findings(brittle, long({ judges }));

    expect(softmax).toMatchObject({ quantity: 'softmax', status: 'broken', cases: 3, unasked: 47 });
    expect(log).toMatchObject({ quantity: 'log_softmax', status: 'pass', cases: 50, compared: 50 });
  });

  it('shows the smallest case that breaks, asked for the quantity alone', async () => {
    const judges: Quantity[] = ['softmax', 'log_softmax'];
    const brittle = subject((asked) => (number(asked) >= 4 ? broken() : echo(asked)), { quantities: judges });
    const [finding] = await findings(brittle, long({ judges, logits: (k) => [k + 20] }));

    expect(finding?.counterexample?.questions).toEqual([question([4], ['softmax'])]);
  });

  it('shows it as it was drawn where it breaks in company alone', async () => {
    const judges: Quantity[] = ['softmax', 'log_softmax'];
    const shy = subject((asked) => (asked.quantities.length > 1 ? broken() : echo(asked)), {
      quantities: judges,
    });
    const [finding] = await findings(shy, long({ judges, logits: () => [20] }));

    expect(finding?.counterexample?.questions).toEqual([question([20], judges)]);
  });
});

/** What is asked with patience is answered up to some question, as if the next had broken. */
function tired(brittle: Subject, after: number): Subject {
  return {
    ...brittle,
    async ask(questions, patience) {
      if (!patience) return brittle.ask(questions);
      const most = patience.left > 0 ? after : 0;
      if (questions.length > most) patience.left = 0;
      const replies = await brittle.ask(questions.slice(0, most));
      return questions.map((_, k) => replies[k] ?? { answers: {} });
    },
  };
}

it('what broke too often is not asked any more', async () => {
  const judges: Quantity[] = ['softmax', 'log_softmax'];
  const brittle = subject((asked, quantity) => (quantity === 'softmax' ? broken() : echo(asked)), {
    quantities: judges,
  });
  await findings(tired(brittle, 0), long({ judges }));
  const asked = (quantity: Quantity) =>
    brittle.asked.flat().filter(({ quantities }) => quantities.includes(quantity));

  // Three times, and once more to see whether it breaks when asked alone.
  expect([asked('softmax').length, asked('log_softmax').length]).toEqual([4, 50]);
});

it('findings do not depend on how many questions were asked together', async () => {
  const quantities: Quantity[] = ['softmax', 'log_softmax'];
  const rule = fc.record({ softmax: fc.nat(12), log_softmax: fc.nat(12), after: fc.nat(40) });
  await fc.assert(
    fc.asyncProperty(rule, async ({ after, ...every }) => {
      const brittle = () =>
        subject(
          (asked, quantity) =>
            asked.quantities.some((one) => number(asked) % 13 === every[one as 'softmax'])
              ? broken()
              : value([number(asked) + (quantity === 'softmax' ? 0 : number(asked) % 7)]),
          { quantities },
        );
      const check = long({ judges: quantities });
      expect(await findings(tired(brittle(), after), check)).toEqual(await findings(brittle(), check));
    }),
    { numRuns: 50 },
  );
});
