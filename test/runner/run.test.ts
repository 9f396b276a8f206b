import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/contract/check.ts';
import { SubjectError, UndecidedError } from '../../src/contract/errors.ts';
import type { Held } from '../../src/contract/level.ts';
import { type Claims, PLAIN } from '../../src/contract/subject.ts';
import { EFFORT } from '../../src/runner/effort.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { doubling, identity, question, subject, toy, value } from './toys.ts';

const check = (checks = [toy()]) => plan(checks, 1, 'standard');

describe('a run', () => {
  it('passes what is right', async () => {
    const [finding, ...rest] = await run(identity, check(), 'stable');

    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      check: 'toy',
      quantity: 'softmax',
      dtype: 'float64',
      status: 'pass',
      level: 'exact',
      cases: 4,
      compared: 4,
      histogram: [4],
    });
  });

  it('fails what is wrong, with the requirement and the complaint', async () => {
    const [finding] = await run(doubling(), check(), 'stable');

    expect(finding).toMatchObject({
      status: 'fail',
      level: 'none',
      requirements: ['SCE-TOY'],
      reason: '4 is not 2',
    });
  });

  it('judges all draws and keeps the worst, also after the first failure', async () => {
    const [finding] = await run(doubling(), check(), 'stable');

    expect(finding).toMatchObject({ cases: 4, compared: 4, histogram: [1, 3] });
    expect(finding?.worst).toMatchObject({ ulp: 3, case: 'toy 3', index: 3, answer: 6, correct: 3 });
    expect(finding?.worst?.problem.problem.logits.values).toEqual(Float64Array.of(3));
  });

  it('takes the earlier of two equal errors as the worst', async () => {
    const [finding] = await run(doubling(), check([toy({ logits: () => [5] })]), 'stable');

    expect(finding?.worst?.index).toBe(0);
  });

  it('is content with the level asked for', async () => {
    const almost = subject(({ problem }) => value([...problem.logits.values].map((x) => x + 1)));

    expect(await run(almost, check(), 'safe')).toMatchObject([{ status: 'pass', level: 'safe' }]);
    expect(await run(almost, check(), 'stable')).toMatchObject([{ status: 'fail', level: 'safe' }]);
  });

  it('gives the same findings every time', async () => {
    const once = await run(doubling(), check(), 'stable');

    expect(JSON.stringify(await run(doubling(), check(), 'stable'))).toBe(JSON.stringify(once));
  });

  it('makes the cases once for any number of subjects', async () => {
    let made = 0;
    const one = toy();
    const counting = {
      ...one,
      cases: (...args: Parameters<typeof one.cases>) => {
        made++;
        return one.cases(...args);
      },
    };
    const shared = check([counting]);
    await run(identity, shared, 'stable');
    await run(doubling(), shared, 'stable');

    expect(made).toBe(1);
  });

  it('tells the checks that are fitted to a subject what it claims, and all others nothing', async () => {
    const told: Claims[] = [];
    const listening = (fitted?: true) =>
      toy({
        ...(fitted && { fitted }),
        cases: async (draw) => {
          told.push(draw.claims);
          return [];
        },
      });
    const claiming = subject(() => undefined);
    const claims = { targets: ['probabilities', 'index'], reductions: ['mean'], options: [] } as const;
    const capabilities = { ...claiming.capabilities, ...claims };
    await run({ ...claiming, capabilities }, check([listening(), listening(true)]), 'stable');

    expect(told).toEqual([PLAIN, { ...claims, targets: ['index', 'probabilities'] }]);
  });

  it('draws more than one chunk, each case once', async () => {
    const size = 2 * EFFORT.standard.chunk + 1;
    const asker = doubling();
    const [finding] = await run(asker, check([toy({ size: () => size })]), 'stable');

    expect(finding?.cases).toBe(size);
    expect(finding?.worst?.index).toBe(size - 1);
  });

  it('says how far it has come', async () => {
    const stages: unknown[] = [];
    const progress = (stage: unknown) => void stages.push(stage);
    await run(identity, check([toy(), toy({ id: 'other' })]), 'stable', { progress });

    expect(stages).toEqual([
      { check: 'toy', dtype: 'float64', done: 4, total: 8 },
      { check: 'other', dtype: 'float64', done: 8, total: 8 },
    ]);
  });
});

describe('what is not claimed', () => {
  it('is skipped with the reason, and never asked', async () => {
    const asker = subject(({ problem }) => value([...problem.logits.values]));
    const findings = await run(asker, check([toy({ judges: ['softmax', 'log_softmax'] })]), 'stable');

    expect(findings).toMatchObject([
      { quantity: 'softmax', status: 'pass' },
      { quantity: 'log_softmax', status: 'skip', reason: 'not claimed' },
    ]);
    expect(asker.asked.flat().every(({ quantities }) => quantities.join() === 'softmax')).toBe(true);
  });

  it('has no finding at a dtype without any claim', async () => {
    const findings = await run(identity, check(), 'stable');

    expect(findings.map(({ dtype }) => dtype)).toEqual(['float64']);
  });

  it('is a loss whose targets or reduction are not claimed, or a tensor: nothing is asked of it', async () => {
    const claiming = subject(() => value([1]), { quantities: ['softmax', 'cross_entropy'] });
    const capabilities = { ...claiming.capabilities, reductions: ['sum'] } as const;
    const one = question([1], ['softmax', 'cross_entropy']);
    const tensor = { ...one, problem: { ...one.problem, layout: { shape: [1], axis: 0 } } };
    const cases: Check['cases'] = async () =>
      [one, tensor].map((asked, k) => ({
        id: `${k}`,
        questions: [asked],
        judge: () => ({}),
        smallest: async () => expect.fail(),
      }));
    const both = toy({ judges: ['softmax', 'cross_entropy'], cases, size: () => 2 });
    const findings = await run({ ...claiming, capabilities }, check([both]), 'stable');

    expect(claiming.asked.flat().map(({ quantities }) => quantities)).toEqual([['softmax']]);
    expect(findings.map(({ status, reason }) => [status, reason])).toEqual([
      ['skip', 'nothing was compared'],
      ['skip', 'nothing was compared'],
    ]);
  });

  it('is skipped where the check says why', async () => {
    const picky = toy({ skip: () => 'needs weights', option: 'weights' });

    expect(await run(identity, check([picky]), 'stable')).toMatchObject([
      { status: 'skip', reason: 'needs weights', option: 'weights' },
    ]);
  });

  it('includes problems beyond the limits of the subject', async () => {
    const small = subject(({ problem }) => value([...problem.logits.values]), { limits: { elements: 2 } });
    const growing = toy({ logits: (k) => Array<number>(k + 1).fill(1) });

    expect(await run(small, check([growing]), 'stable')).toMatchObject([
      { status: 'pass', cases: 2, beyond: 2 },
    ]);
    expect(Math.max(...small.asked.flat().map((q) => q.problem.logits.values.length))).toBe(2);
  });

  it('includes problems of fewer classes than the subject takes', async () => {
    const wide = subject(({ problem }) => value([...problem.logits.values]), {
      limits: { leastClasses: 3 },
    });
    const growing = toy({ logits: (k) => Array<number>(k + 1).fill(1) });

    expect(await run(wide, check([growing]), 'stable')).toMatchObject([
      { status: 'pass', cases: 2, beyond: 2 },
    ]);
    expect(Math.min(...wide.asked.flat().map((q) => q.problem.logits.values.length))).toBe(3);
  });

  it('is a whole check where all its problems are beyond the limits', async () => {
    const tiny = subject(() => value([1]), { limits: { elements: 0 } });
    const reason = 'all its cases are beyond the limits of the subject';

    expect(await run(tiny, check(), 'stable')).toMatchObject([
      { status: 'skip', reason, compared: 0, beyond: 4 },
    ]);
  });
});

it('cites of the requirements on values only that of the quantity', async () => {
  const both = toy({
    judges: ['softmax', 'cross_entropy'],
    requirements: ['SCE-SOFTMAX-VALUE', 'SCE-LOSS-VALUE', 'SCE-SHIFT'],
  });
  const findings = await run(doubling(), check([both]), 'stable');

  expect(findings[0]?.requirements).toEqual(['SCE-SOFTMAX-VALUE', 'SCE-SHIFT']);
  expect(findings[1]?.requirements).toEqual(['SCE-LOSS-VALUE', 'SCE-SHIFT']);
});

it('cites the requirement on masks only where a case that fails has one', async () => {
  const broke = async (logits: (k: number) => number[]) => {
    const law = toy({ requirements: ['SCE-SOFTMAX-VALUE', 'SCE-MASK'], logits });
    const [finding] = await run(doubling(), check([law]), 'stable');
    return finding?.requirements;
  };

  expect(await broke((k) => [k + 40])).toEqual(['SCE-SOFTMAX-VALUE']);
  expect(await broke((k) => [k + 40, -Infinity])).toEqual(['SCE-SOFTMAX-VALUE', 'SCE-MASK']);
});

describe('a mark of elements that are not compared', () => {
  const one = toy();
  const marked = (holds: Held) =>
    toy({
      cases: async (draw, from, to) =>
        (await one.cases(draw, from, to)).map((drawn) => ({
          ...drawn,
          judge: () => ({ softmax: { holds, compared: 0, excluded: 1 } }),
        })),
    });

  it('fails like any other below the level asked for', async () => {
    const failing = [{ status: 'fail', level: 'none' }];
    expect(await run(identity, check([marked('none')]), 'stable')).toMatchObject(failing);
    const short = [{ status: 'fail', level: 'stable' }];
    expect(await run(identity, check([marked('stable')]), 'faithful')).toMatchObject(short);
  });

  it('passes nothing by itself', async () => {
    const [finding] = await run(identity, check([marked('stable')]), 'stable');
    expect(finding).toMatchObject({ status: 'skip', reason: 'nothing was compared', excluded: 4 });
    expect(finding?.level).toBeUndefined();
  });
});

describe('an answer that is no value', () => {
  it.each(['refused', 'unsupported'] as const)('fails SCE-ACCEPTS where it is %s', async (kind) => {
    const shy = subject(() => ({ kind, reason: 'not today' }));

    expect(await run(shy, check(), 'safe')).toMatchObject([
      {
        status: 'fail',
        level: 'none',
        requirements: ['SCE-ACCEPTS'],
        reason: `softmax is claimed and was ${kind}: not today`,
      },
    ]);
  });

  it('passes where refusing is right', async () => {
    const shy = subject(() => ({ kind: 'refused', reason: 'not a number' }));

    expect(await run(shy, check([toy({ mayRefuse: true })]), 'stable')).toMatchObject([
      { status: 'pass', level: 'exact', compared: 4 },
    ]);
  });

  it('fails SCE-SHAPE where it has the wrong length', async () => {
    const short = subject(() => value([1, 2, 3]));

    expect(await run(short, check(), 'safe')).toMatchObject([
      { status: 'fail', level: 'none', requirements: ['SCE-SHAPE'], reason: 'softmax has 3 numbers, not 1' },
    ]);
  });

  it('fails SCE-SHAPE where it has the right length and another shape', async () => {
    const flat = subject(() => ({ ...value([1]), shape: [1] }));

    expect(await run(flat, check(), 'safe')).toMatchObject([
      { status: 'fail', requirements: ['SCE-SHAPE'], reason: 'softmax has the shape [1], not [1, 1]' },
    ]);
  });

  it('is broken, not failed, where it never came', async () => {
    const crashing = subject(() => ({ kind: 'broken', cause: 'crashed', reason: 'signal 11' }));
    const [finding] = await run(crashing, check(), 'stable');

    expect(finding).toMatchObject({ status: 'broken', cause: 'crashed', reason: 'signal 11' });
    expect(finding?.level).toBeUndefined();
    expect(finding?.counterexample).toMatchObject({ case: 'toy 0', index: 0, complaint: 'signal 11' });
  });

  it('breaks the protocol where it is missing without a word', async () => {
    expect(
      await run(
        subject(() => undefined),
        check(),
        'stable',
      ),
    ).toMatchObject([{ status: 'broken', cause: 'protocol', reason: 'softmax was asked and not answered' }]);
  });

  it('leaves a failure beside it a failure', async () => {
    const both = subject(({ problem }) =>
      problem.logits.values[0] === 0
        ? { kind: 'broken', cause: 'crashed', reason: 'silence' }
        : value([9, 9]),
    );

    expect(await run(both, check(), 'stable')).toMatchObject([
      { status: 'fail', cause: 'crashed', requirements: ['SCE-SHAPE'] },
    ]);
  });
});

describe('a check that throws', () => {
  const undecided = toy({
    id: 'undecided',
    cases: async () => {
      throw new UndecidedError('the cap of digits is reached');
    },
  });

  it('is our bug, and costs only itself', async () => {
    expect(await run(identity, check([undecided, toy()]), 'stable')).toMatchObject([
      {
        check: 'undecided',
        status: 'broken',
        cause: 'our-bug',
        reason: 'UndecidedError: the cap of digits is reached',
      },
      { check: 'toy', status: 'pass' },
    ]);
  });

  it('does not take back a failure that was found before', async () => {
    const size = EFFORT.standard.chunk + 1;
    const one = toy({ size: () => size });
    const late = toy({
      size: () => size,
      cases: (draw, from, to) => (from === 0 ? one.cases(draw, from, to) : undecided.cases(draw, from, to)),
    });

    expect(await run(doubling(), check([late]), 'stable')).toMatchObject([{ status: 'fail' }]);
  });

  it('lets a subject that is gone for good end the run', async () => {
    const gone = { ...identity, ask: () => Promise.reject(new SubjectError('it does not start')) };

    await expect(run(gone, check(), 'stable')).rejects.toThrow('it does not start');
  });
});

describe('a counterexample', () => {
  it('is the smallest case that fails as badly, with question and answer', async () => {
    const big = toy({ logits: (k) => [k + 40] });
    const [finding] = await run(doubling(), check([big]), 'stable');

    expect(finding?.counterexample).toEqual({
      case: 'toy 2',
      index: 0,
      complaint: '4 is not 2',
      element: { ulp: 2, question: 0, element: 0, answer: 4, correct: 2 },
      questions: [question([2])],
      replies: [{ answers: { softmax: value([4]) } }],
    });
  });

  it('comes from the first case that holds no more than the finding', async () => {
    // Case 1 still holds `safe`; cases 2 and 3 hold nothing.
    const [finding] = await run(doubling(), check(), 'stable');

    expect(finding?.level).toBe('none');
    expect(finding?.counterexample?.index).toBe(2);
  });

  it('shows the element that decides, where another has the larger error', async () => {
    const one = toy();
    const decisive = { ulp: 7, question: 0, element: 0, answer: 7, correct: 0 };
    const telling = toy({
      cases: async (draw, from, to) =>
        (await one.cases(draw, from, to)).map((drawn) => ({
          ...drawn,
          judge: () => ({ softmax: { holds: 'none', compared: 1, excluded: 0, decisive } as const }),
        })),
    });
    const [finding] = await run(doubling(), check([telling]), 'stable');

    expect(finding?.counterexample?.element).toEqual(decisive);
  });

  it('stays as it was drawn where nothing more can be asked', async () => {
    const big = toy({ logits: (k) => [k + 40] });
    const [finding] = await run({ ...doubling(), interactive: false }, check([big]), 'stable');

    expect(finding?.counterexample?.case).toBe('toy 0');
    expect(finding?.counterexample?.questions).toEqual([question([40])]);
  });

  it('fails in the same way as the case that it came from', async () => {
    // Below 20 it refuses, which is another disease.
    const odd = subject(({ problem }) => {
      const x = problem.logits.values[0]!;
      return x < 20 ? { kind: 'refused', reason: 'too small' } : value([2 * x]);
    });
    const [finding] = await run(odd, check([toy({ logits: (k) => [k + 40] })]), 'stable');

    expect(finding?.counterexample?.questions).toEqual([question([20])]);
  });

  it('costs a bounded number of asks', async () => {
    const { shrinks } = EFFORT.quick;
    const first = 10 * shrinks;
    const late = subject(({ problem }) => {
      const x = problem.logits.values[0]!;
      return value([x >= first ? 2 * x : x]);
    });
    const [finding] = await run(
      late,
      plan([toy({ logits: () => [first + 1], size: () => 1 })], 1, 'quick'),
      'stable',
    );

    expect(finding?.counterexample?.case).toBe('toy 0');
    expect(late.asked.length).toBe(1 + shrinks);
  });

  it('stands as it was drawn where making it smaller breaks down', async () => {
    const one = toy({ logits: (k) => [k + 40] });
    const brittle = toy({
      cases: async (draw, from, to) =>
        (await one.cases(draw, from, to)).map((drawn) => ({
          ...drawn,
          smallest: () => Promise.reject(new Error('oh')),
        })),
    });
    const [finding] = await run(doubling(), check([brittle]), 'stable');

    expect(finding?.status).toBe('fail');
    expect(finding?.counterexample?.complaint).toBe('80 is not 40 (not made smaller: Error: oh)');
  });
});
