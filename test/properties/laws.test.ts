import { describe, expect, it } from 'vitest';
import type { Check, Draw } from '../../src/contract/check.ts';
import { type Capabilities, type Claims, PLAIN } from '../../src/contract/subject.ts';
import { laws } from '../../src/properties/index.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { ALL, perfect } from './perfect.ts';

const draw: Draw = { seed: 1, dtype: 'float64', outputs: {}, effort: 'quick', claims: ALL };
const questions = async (check: Check, from: number, to: number, of = draw) =>
  (await check.cases(of, from, to)).map((one) => one.questions);
const withoutOption = laws.filter(({ option }) => option === undefined);
const size = async (effort: Draw['effort']) => {
  const cases = await Promise.all(
    withoutOption.map((check) => questions(check, 0, check.size({ ...draw, effort }), { ...draw, effort })),
  );
  return cases.flat(2).reduce((sum, { problem }) => sum + problem.logits.values.length, 0);
};

describe('laws', () => {
  it('begin with the smoke questions, and end with options', () => {
    expect(laws[0]?.id).toBe('smoke');
    const firstOption = laws.findIndex(({ option }) => option !== undefined);
    expect(laws.slice(firstOption).every(({ option }) => option !== undefined)).toBe(true);
  });

  it('have names of their own', () => {
    expect(new Set(laws.map(({ id }) => id)).size).toBe(laws.length);
    expect(laws.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('draw the same in any pieces, and go on with another stream where one is long', async () => {
    const law = laws.find(({ id }) => id === 'agreement')!;
    const whole = await law.cases(draw, 4094, 4098);
    const parts = [...(await questions(law, 4094, 4096)), ...(await questions(law, 4096, 4098))];
    const [first, second] = await questions(law, 0, 2);

    expect(whole.map(({ id }) => id)).toEqual([4094, 4095, 4096, 4097].map((k) => `agreement/${k}`));
    expect(whole.map((one) => one.questions)).toEqual(parts);
    expect([whole[2]!.questions, whole[3]!.questions]).not.toEqual([first, second]);
  });

  it('make that very draw smaller, in whatever stream it is', async () => {
    const law = laws.find(({ id }) => id === 'agreement')!;
    const [one] = await law.cases(draw, 4097, 4098);
    const tried: unknown[] = [];
    await one!.smallest(async ({ questions }) => {
      tried.push(questions);
      return false;
    });

    expect(tried).toEqual([one!.questions]);
  });

  it.each([
    ['float64', 'float64'],
    ['float32', 'float32'],
    ['float16', 'float32'],
    ['bfloat16', 'bfloat16'],
  ] as const)('hold exactly for the true values, %s answered in %s', async (dtype, output) => {
    const few = laws.map((check) => ({ ...check, size: () => Math.min(check.size(draw), 5) }));
    const findings = await run(perfect(dtype, output), plan(few, 1, 'quick'), 'exact');
    expect(findings.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(findings.filter(({ compared }) => compared === 0)).toEqual([]);
  });

  it('stay within what a slow subject can be asked for', async () => {
    expect(await size('quick')).toBeLessThan(30_000);
    expect(await size('standard')).toBeLessThan(150_000);
  });
});

describe.each(laws.map((check) => [check.id, check] as const))('%s', (_, check) => {
  it('draws a case the same alone as among others', async () => {
    const all = await questions(check, 0, check.size(draw));
    expect(await questions(check, 3, 4)).toEqual(all.slice(3, 4));
    expect(all).toHaveLength(check.size(draw));
  });

  it('judges nothing where nothing was answered', async () => {
    const [first] = await check.cases(draw, 0, 1);
    expect(first?.judge(first.questions.map(() => ({ answers: {} })))).toEqual({});
  });

  it('says why it is skipped', () => {
    const nothing: Capabilities = {
      cells: [],
      targets: ['index'],
      reductions: ['mean'],
      options: [],
      limits: {},
      dialect: {},
    };
    expect(check.skip(nothing, 'float64')).toMatch(/^does not claim .* in float64$/);
    expect(check.skip(perfect('float64').capabilities, 'float64')).toBeUndefined();
  });
});

describe('options-agree', () => {
  const check = laws.find(({ id }) => id === 'options-agree')!;
  const skip = (claims: Partial<Claims>) =>
    check.skip({ ...perfect('float64').capabilities, ...PLAIN, ...claims }, 'float64');

  it('is for who claims more than everybody is asked, and a loss at all', () => {
    expect(skip({})).toBe('does not claim any option');
    expect(skip({ targets: [], options: ['weights'] })).toBe('does not claim any option');
    expect(skip({ options: ['weights'] })).toBeUndefined();
    expect(skip({ reductions: ['sum'] })).toBeUndefined();
    expect(skip({ targets: ['probabilities'] })).toBeUndefined();
  });
});

describe('drawn cases', () => {
  const drawn = laws.filter(({ kind }) => kind !== 'smoke');

  it('differ from seed to seed, and from check to check', async () => {
    const [one, other] = drawn.filter(
      ({ id }) => id === 'rows-sum-to-one' || id === 'probabilities-in-range',
    );
    const first = await questions(one!, 0, 10);
    expect(await questions(one!, 0, 10, { ...draw, seed: 2 })).not.toEqual(first);
    expect((await questions(other!, 0, 10)).flat().map(({ problem }) => problem)).not.toEqual(
      first.flat().map(({ problem }) => problem),
    );
  });

  it('shrink to the smallest that fails, of the draw that failed', async () => {
    const check = drawn.find(({ id }) => id === 'rows-sum-to-one')!;
    const cases = await check.cases(draw, 0, 10);
    const wide = cases.find(({ questions }) => questions[0]!.problem.logits.shape[1]! > 4)!;
    let asked = 0;
    const smallest = await wide.smallest(async ({ questions }) => {
      asked += 1;
      return questions[0]!.problem.logits.shape[1]! > 1;
    });
    expect(smallest.id).toBe(wide.id);
    expect(smallest.questions[0]?.problem.logits).toMatchObject({
      shape: [1, 2],
      values: Float64Array.of(0, 0),
    });
    expect(asked).toBeLessThan(50);
  });

  it('are themselves the smallest where they fail only once', async () => {
    const [first] = await drawn[0]!.cases(draw, 0, 1);
    const smallest = await first!.smallest(async () => false);
    expect(smallest.questions).toEqual(first!.questions);
  });
});
