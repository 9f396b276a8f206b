import { describe, expect, it } from 'vitest';
import type { Draw } from '../../src/contract/check.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import type { Reply } from '../../src/contract/question.ts';
import { type Capabilities, PLAIN } from '../../src/contract/subject.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import { expected } from '../../src/reference/expected.ts';
import { checkOf } from '../../src/vectors/check.ts';
import { exactTies } from '../../src/vectors/groups/exact-ties.ts';
import { gapSweep } from '../../src/vectors/groups/gap-sweep.ts';
import { ignoredRows } from '../../src/vectors/groups/ignored-rows.ts';
import { optionPairs } from '../../src/vectors/groups/option-pairs.ts';
import { upstreamGradients } from '../../src/vectors/groups/upstream-gradients.ts';
import { groups, vectorGroups } from '../../src/vectors/index.ts';

const OUTPUTS = {
  softmax: 'float64',
  log_softmax: 'float64',
  cross_entropy: 'float64',
  cross_entropy_grad: 'float64',
} as const;
const draw: Draw = { seed: 1, dtype: 'float64', outputs: OUTPUTS, effort: 'standard', claims: PLAIN };

function claiming(quantity: Quantity, dtype: Dtype, more: Partial<Capabilities> = {}): Capabilities {
  const plain = { targets: ['index'], reductions: ['mean'], options: [], limits: {}, dialect: {} } as const;
  return { cells: [{ quantity, dtype, output: dtype }], ...plain, ...more };
}

function reply(quantity: Quantity, values: Float64Array): Reply {
  return { answers: { [quantity]: { kind: 'value', values } } };
}

describe('a group as a check', () => {
  it('is called vectors/ and the name of the group', () => {
    expect(checkOf(gapSweep)).toMatchObject({
      id: 'vectors/gap-sweep',
      kind: 'vectors',
      requirements: gapSweep.requirements,
      judges: ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'],
    });
    expect(checkOf(gapSweep).option).toBeUndefined();
    expect(checkOf(ignoredRows).option).toBe('ignore_index');
    expect(groups.map(({ id }) => id)).toEqual(vectorGroups.map(({ id }) => `vectors/${id}`));
  });

  it('is skipped where nothing of it is claimed, with the reason', () => {
    const reason = (group: typeof gapSweep, claimed: Capabilities, dtype: Dtype = 'float64') =>
      checkOf(group).skip(claimed, dtype);
    expect(reason(gapSweep, claiming('softmax', 'float64'))).toBeUndefined();
    expect(reason(gapSweep, claiming('softmax', 'float32'))).toBe(
      'does not claim softmax or log_softmax or cross_entropy or cross_entropy_grad in float64',
    );
    expect(reason(exactTies, claiming('cross_entropy_grad', 'float64'))).toBe('has no vectors in float64');
    expect(reason(ignoredRows, claiming('cross_entropy', 'float64'))).toBe('does not claim ignore_index');
    expect(
      reason(ignoredRows, claiming('cross_entropy', 'float64', { options: ['ignore_index'] })),
    ).toBeUndefined();
    expect(reason(upstreamGradients, claiming('cross_entropy_grad', 'float64'))).toBe(
      'does not claim reduction none, upstream',
    );
  });

  it('asks the vectors that a subject claims, where they differ in what they need', async () => {
    const check = checkOf(optionPairs);
    const claims = { ...PLAIN, options: ['label_smoothing', 'weights'] } as const;
    const cases = await check.cases({ ...draw, claims }, 0, 10);
    expect(cases.map(({ id }) => id)).toEqual(['option-pairs/weights-smoothing']);
    expect(check.size({ ...draw, claims })).toBe(1);
    expect(check.skip(claiming('cross_entropy', 'float64', claims), 'float64')).toBeUndefined();
    expect(check.skip(claiming('cross_entropy', 'float64', { options: ['weights'] }), 'float64')).toBe(
      'does not claim two options',
    );
  });

  it('has its vectors as cases, in any slices', async () => {
    const check = checkOf(gapSweep);
    const slugs = gapSweep.vectors('float64').map(({ slug }) => `gap-sweep/${slug}`);
    expect(check.size(draw)).toBe(slugs.length);
    expect(checkOf(exactTies).size(draw)).toBe(0);
    const cases = [...(await check.cases(draw, 0, 5)), ...(await check.cases(draw, 5, slugs.length))];
    expect(cases.map(({ id }) => id)).toEqual(slugs);
  });
});

describe('judging the answer to a vector', () => {
  const find = async (id: string) => {
    const cases = await checkOf(gapSweep).cases(draw, 0, 1000);
    return cases.find((one) => one.id === id)!;
  };

  it('the correctly rounded values are exact', async () => {
    const one = await find('gap-sweep/winner-40');
    const { quantities } = expected(one.questions[0]!.problem, OUTPUTS);
    for (const quantity of ['softmax', 'cross_entropy', 'cross_entropy_grad'] as const) {
      const reading = one.judge([reply(quantity, quantities[quantity]!.values)]);
      expect(reading).toMatchObject({ [quantity]: { holds: 'exact', excluded: 0 } });
      expect(Object.keys(reading)).toEqual([quantity]);
    }
  });

  it('a loss of 0 at a gap of 40 is stable and no better', async () => {
    const reading = (await find('gap-sweep/winner-40')).judge([reply('cross_entropy', Float64Array.of(0))]);
    expect(reading.cross_entropy).toMatchObject({ holds: 'stable', compared: 1 });
    expect(reading.cross_entropy!.complaint).toMatch('element 0 is 0 where 4.248354255291589e-18 is right');
  });

  it('a clipped loss holds no level', async () => {
    const reading = (await find('gap-sweep/loser-1000')).judge([
      reply('cross_entropy', Float64Array.of(16.118)),
    ]);
    expect(reading.cross_entropy).toMatchObject({ holds: 'none' });
  });

  it('nothing is said of what was not answered', async () => {
    const one = await find('gap-sweep/winner-40');
    expect(one.judge([{ answers: { softmax: { kind: 'refused', reason: 'no' } } }])).toEqual({});
    expect(one.judge([])).toEqual({});
  });

  it('nothing smaller is looked for', async () => {
    const one = await find('gap-sweep/winner-40');
    expect(await one.smallest(async () => true)).toBe(one);
  });

  it('narrow outputs are judged in their own dtype', async () => {
    const half: Draw = { ...draw, dtype: 'float16', outputs: { cross_entropy: 'float32' } };
    const [one] = await checkOf(gapSweep).cases(half, 1, 2);
    const { quantities } = expected(one!.questions[0]!.problem, { cross_entropy: 'float32' });
    const reading = one!.judge([reply('cross_entropy', quantities.cross_entropy!.values)]);
    expect(reading.cross_entropy).toMatchObject({ holds: 'exact' });
  });
});
