import { describe, expect, it } from 'vitest';
import { certify } from '../../src/certify.ts';
import type { Subject } from '../../src/contract/subject.ts';
import { plan } from '../../src/runner/plan.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { suite } from '../../src/suite.ts';
import { describeSoftmaxConformance, type Judged, type TestSettings } from '../../src/testing/conformance.ts';
import { allSentences } from '../../src/testing/sentences.ts';

/** Shared by all runs: what is expected is worked out once. */
const shared = plan(suite, 1, 'quick');

/** How a test went: nothing, where it passed. */
type Went = { readonly skipped?: string; readonly failed?: string };

/** A runner like jest: tests are known when `describe` returns, and none can be skipped once it runs. */
function jestLike(subject: Judged, settings: TestSettings = {}) {
  const tests = new Map<string, (() => Promise<void>) | undefined>();
  const it = (title: string, body: (...context: unknown[]) => Promise<void>) => {
    // With a parameter it would be taken for a test with a callback.
    expect(body.length).toBe(0);
    tests.set(title, () => body());
  };
  it.skip = (title: string) => void tests.set(title, undefined);
  describeSoftmaxConformance(subject, { plan: shared, ...settings, describe: (_, body) => body(), it });
  return tests;
}

/** A runner like vitest and node:test: what runs can be skipped. */
function vitestLike(subject: Judged, settings: TestSettings = {}) {
  const tests = new Map<string, () => Promise<Went>>();
  const it = (title: string, body: (...context: unknown[]) => Promise<void>) => {
    tests.set(title, async () => {
      let skipped: string | undefined;
      const skip = (reason: string) => {
        skipped = reason;
      };
      try {
        await body({ skip });
        return skipped === undefined ? {} : { skipped };
      } catch (error) {
        return { failed: (error as Error).message };
      }
    });
  };
  describeSoftmaxConformance(subject, { plan: shared, ...settings, describe: (_, body) => body(), it });
  return (id: string) => [...tests].find(([title]) => title.startsWith(id))![1]();
}

const right = {
  softmax: (logits: Float64Array, rows: number, classes: number) => rowWise(logits, rows, classes, true),
};
const wrong = {
  softmax: (logits: Float64Array, rows: number, classes: number) => rowWise(logits, rows, classes, false),
};

function rowWise(logits: Float64Array, rows: number, classes: number, shifted: boolean): Float64Array {
  const p = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const max = shifted ? row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) : 0;
    const exp = row.map((x) => Math.exp(x - max));
    const sum = exp.reduce((a, b) => a + b, 0);
    p.set(
      exp.map((e) => e / sum),
      i * classes,
    );
  }
  return p;
}

describe('conformance as tests', () => {
  it('is one test for the verdict and one for each requirement, known at once, by titles that do not change', () => {
    const titles = [...jestLike(right).keys()];
    expect(titles).toEqual([
      'conforms at stable',
      ...allSentences().map(({ id, sentence }) => `${id} ${sentence}`),
    ]);
    expect(titles.length).toBeGreaterThan(25);
    expect([...jestLike(wrong).keys()]).toEqual(titles);
  });

  it('skips what is not claimed before anything runs, and passes the rest of what is right', async () => {
    const tests = jestLike(right);
    const skipped = [...tests].filter(([, body]) => body === undefined).map(([title]) => title.split(' ')[0]);
    expect(skipped).toContain('SCE-LOSS-VALUE');
    expect(skipped).toContain('SCE-GRAD-ROW-SUM');
    expect(skipped).not.toContain('SCE-SOFTMAX-VALUE');
    for (const body of tests.values()) await body?.();
  });

  it('refuses settings that there are none of, before anything runs', () => {
    expect(() => jestLike(right, { efort: 'quick' } as never)).toThrow('efort: there is no such setting');
    expect(() => jestLike(right, { effort: 'quik' } as never)).toThrow(/^effort: /);
    expect(() => jestLike(right, { only: ['smoke'] } as never)).toThrow('only');
  });

  it('fails with a small counterexample, the requirement, and the line that replays it', async () => {
    const test = vitestLike(wrong, { replayWith: ['./wrong.mjs'] });
    expect((await test('conforms')).failed).toMatch(
      /^does not conform at stable: softmax in float64 by agreement/,
    );
    expect((await test('SCE-ROW-SUM')).failed).toBe(
      [
        'SCE-ROW-SUM The probabilities of a row sum to 1.',
        '',
        'rows-sum-to-one: softmax in float64 holds at no level',
        'the sum of row 0 is off by nan, more than safe allows',
        '',
        '    logits    710',
        '    label     0',
        '    answer    nan',
        '',
        `softproof replay '{"check":"rows-sum-to-one","quantity":"softmax","questions":[{"problem":{"logits":[[710]],"labels":[0]}}]}' ./wrong.mjs`,
      ].join('\n'),
    );
    expect(await test('SCE-NONFINITE')).toEqual({});
    expect(await test('SCE-REPEATABLE')).toEqual({});
  });

  it('tells by a counterexample that breaks the requirement, where another fails first', async () => {
    const test = vitestLike(wrong);
    const { failed } = await test('SCE-MASK');
    expect(failed).toContain('vectors/masks: softmax in float64 holds at no level');
    expect(failed).toMatch(/ {4}logits +-inf/);
    expect(failed).toMatch(/also by agreement$/);
  });

  it('runs a subject once, however many tests there are, and starts and closes what it is told how to start', async () => {
    let [started, closed] = [0, 0];
    const start = async (): Promise<Subject> => {
      started++;
      return {
        ...inProcess(right),
        close: async () => {
          closed++;
        },
      };
    };
    const test = vitestLike(start);
    expect(started).toBe(0);
    expect(await test('conforms')).toEqual({});
    expect(await test('SCE-SHIFT')).toEqual({});
    expect(await test('SCE-LOSS-VALUE')).toEqual({ skipped: 'not claimed' });
    expect([started, closed]).toEqual([1, 1]);
    const body = jestLike(start).get(
      'SCE-LOSS-VALUE The loss answers (Σ_i l_i) / D, however large or small it is.',
    );
    await expect(body!()).rejects.toThrow('this runner cannot while a test runs: not claimed');
  });

  it('says what broke, and that there is no verdict', async () => {
    const dead = inProcess(right);
    const test = vitestLike({
      ...dead,
      ask: async (questions) =>
        questions.map(() => ({
          answers: { softmax: { kind: 'broken', cause: 'crashed', reason: 'signal 11' } },
        })),
    });
    expect((await test('conforms')).failed).toMatch(/no verdict/);
    expect((await test('SCE-ROW-SUM')).failed).toMatch(
      /no verdict: rows-sum-to-one: softmax in float64: crashed: signal 11\n\nsoftproof replay '/,
    );
  });

  it('asks for the level, and the cells, that are wanted', async () => {
    expect((await vitestLike(right, { level: 'exact' })('SCE-SOFTMAX-VALUE')).failed).toMatch(
      /and exact was asked/,
    );
    const test = vitestLike(right, { require: ['cross_entropy'] });
    expect((await test('conforms')).failed).toMatch(/cross_entropy/);
  });

  it('accepts failures that are known', async () => {
    const report = await certify(inProcess(wrong), { plan: shared });
    const failures = report.result.findings
      .filter(({ status }) => status === 'fail')
      .map(({ check, quantity, dtype, requirements }) => ({
        check,
        quantity,
        dtype,
        level: 'none' as const,
        requirements,
        reason: 'To be mended.',
      }));
    const knownFailures = { found: { level: 'stable', effort: 'quick', seed: 1 } as const, failures };
    const test = vitestLike(wrong, { knownFailures });
    expect(await test('conforms')).toEqual({});
    expect(await test('SCE-ROW-SUM')).toEqual({ skipped: 'known failure: To be mended.' });
    await expect(
      jestLike(wrong, { knownFailures }).get('SCE-ROW-SUM The probabilities of a row sum to 1.')!(),
    ).resolves.toBeUndefined();
  });

  it('says which file of known failures cannot be read', async () => {
    const test = vitestLike(right, { knownFailures: '/nowhere/known.json' });
    expect((await test('conforms')).failed).toMatch(/^\/nowhere\/known\.json: cannot be read/);
  });
});
