import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/contract/question.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { Fault } from '../../src/subjects/fault.ts';
import { LIMITS } from '../../src/subjects/limits.ts';
import { type Life, Recovery } from '../../src/subjects/recovery.ts';

/** How a program goes wrong: at these questions; after so many questions; with so many under way. */
interface Nature {
  readonly fatal: readonly number[];
  readonly stamina: number;
  readonly nerves: number;
}

const question = (k: number): Question => ({
  problem: { logits: tensor('float64', [1, 1], [k]), reduction: 'mean' },
  quantities: ['softmax'],
});
const number = ({ problem }: Question): number => problem.logits.values[0]!;

/** A life in which question k is answered by k. */
function life({ fatal, stamina, nerves }: Nature): Life {
  let left = stamina;
  let over: Fault | undefined;
  return {
    fresh: true,
    get over() {
      return over;
    },
    async ask(questions, window) {
      Object.assign(this, { fresh: false });
      const put = Math.min(questions.length, window);
      if (put > nerves) over = new Fault('crashed', 'company');
      const replies = [];
      for (const asked of questions) {
        if (fatal.includes(number(asked))) over = new Fault('crashed', `question ${number(asked)}`);
        else if (left-- === 0) over = new Fault('crashed', 'weariness');
        if (over) return { replies, put: Math.min(questions.length, replies.length + put), fault: over };
        replies.push({
          answers: { softmax: { kind: 'value', values: Float64Array.of(number(asked)) } },
        } as const);
      }
      return { replies, put: questions.length };
    },
    async stop() {},
  };
}

const PATIENT = { ...LIMITS, restarts: Number.POSITIVE_INFINITY };

/** Numbers from 20 on are plain. Whoever is tired after one question answers none of them twice. */
const recovery = (nature: Nature, window: number): Recovery =>
  new Recovery(
    life(nature),
    async () => life(nature),
    { ...PATIENT, window },
    nature.stamina === 1 ? [] : [question(20), question(21)],
  );

const nature = fc.record({
  fatal: fc.uniqueArray(fc.nat(19), { maxLength: 4 }),
  stamina: fc.integer({ min: 1, max: 30 }),
  nerves: fc.integer({ min: 1, max: 10 }),
});
const order = fc.shuffledSubarray([...Array(20).keys()], { minLength: 1 });

describe('a question', () => {
  it('is charged if and only if it is at fault', async () => {
    const window = fc.integer({ min: 1, max: 10 });
    const batch = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(nature, order, window, batch, async (program, asked, width, size) => {
        const subject = recovery(program, width);
        for (let from = 0; from < asked.length; from += size) {
          const numbers = asked.slice(from, from + size);
          const replies = await subject.ask(numbers.map(question));
          const seen = replies.map(({ answers: { softmax } }) =>
            softmax?.kind === 'value' ? softmax.values[0] : softmax,
          );
          const charged = (k: number) => ({ kind: 'broken', cause: 'crashed', reason: `question ${k}` });
          expect(seen).toEqual(numbers.map((k) => (program.fatal.includes(k) ? charged(k) : k)));
        }
      }),
    );
  });
});

describe('recovery', () => {
  it('asks no more once patience has ended, and says so by replies without answers', async () => {
    const patience = { left: 2 };
    const questions = [0, 1, 2, 3, 4, 5].map(question);
    const subject = recovery({ fatal: [1, 3, 5], stamina: 99, nerves: 99 }, 3);
    const replies = await subject.ask(questions, patience);
    const kinds = replies.map(({ answers: { softmax } }) => softmax?.kind);

    expect(kinds.slice(0, 4)).toEqual(['value', 'broken', 'value', 'broken']);
    expect(kinds[5]).toBeUndefined();
    expect(patience.left).toBe(0);
    expect(await subject.ask([question(0)], patience)).toEqual([{ answers: {} }]);
  });

  it.each<[string, Nature, number, RegExp]>([
    ['answers nothing', { fatal: [1, 20, 21], stamina: 9, nerves: 9 }, 3, /answers nothing.*: question 21$/],
    ['answers once', { fatal: [], stamina: 1, nerves: 9 }, 3, /never answers twice.*: weariness$/],
    ['bears no question', { fatal: [], stamina: 9, nerves: 0 }, 3, /answers nothing.*: company$/],
  ])('gives up a program that %s, after it was asked what is plain', async (_, program, lives, reason) => {
    let started = 1;
    const start = async () => {
      started++;
      return life(program);
    };
    const subject = new Recovery(life(program), start, PATIENT, [question(20), question(21)]);
    const replies = await subject.ask([1, 2, 3, 4].map(question));

    expect(replies[1]?.answers.softmax).toMatchObject({ kind: 'broken', cause: 'crashed', reason });
    expect(replies[3]).toEqual(replies[1]);
    expect([started, subject.isOver]).toEqual([lives, true]);
  });

  it('goes on with a program that answers anything plain', async () => {
    const program = { fatal: [1, 20], stamina: 9, nerves: 9 };
    const subject = new Recovery(life(program), async () => life(program), PATIENT, [20, 21].map(question));
    const replies = await subject.ask([1, 2, 3].map(question));

    expect(replies.map(({ answers: { softmax } }) => softmax?.kind)).toEqual(['broken', 'value', 'value']);
    expect(replies[0]?.answers.softmax).toMatchObject({ reason: 'question 1' });
    expect(subject.isOver).toBe(false);
  });

  it('passes on what is no fault of the program', async () => {
    const broken: Life = {
      ...life({ fatal: [], stamina: 1, nerves: 1 }),
      ask: () => Promise.reject(new TypeError('our own bug')),
    };
    await expect(new Recovery(broken, async () => broken, LIMITS).ask([question(1)])).rejects.toThrow(
      TypeError,
    );
  });

  it('stops a life that begins while it is closed', async () => {
    let stopped = false;
    const late: Life = {
      ...life({ fatal: [], stamina: 9, nerves: 9 }),
      stop: async () => {
        stopped = true;
      },
    };
    const subject: Recovery = new Recovery(
      life({ fatal: [1], stamina: 9, nerves: 9 }),
      async () => {
        void subject.close();
        return late;
      },
      LIMITS,
    );
    await subject.ask([question(1)]);
    expect(stopped).toBe(true);
  });

  it('asks no more once it is closed', async () => {
    const subject = recovery({ fatal: [], stamina: 9, nerves: 9 }, 9);
    await subject.close();
    const [reply] = await subject.ask([question(1)]);
    expect(reply?.answers.softmax).toMatchObject({ cause: 'unreachable', reason: 'it was closed' });
  });
});
