import { expect, it } from 'vitest';
import type { Draw } from '../../src/contract/check.ts';
import { PLAIN } from '../../src/contract/subject.ts';
import { type Plan, plan, planOnce } from '../../src/runner/plan.ts';
import { toy } from './toys.ts';

const draw: Draw = {
  seed: 1,
  dtype: 'float64',
  outputs: { softmax: 'float64' },
  effort: 'quick',
  claims: PLAIN,
};
const check = toy();
const first = ({ cases }: Plan, of = draw) => cases(check, of, 0, 1);

it('keeps the cases of a plan, with all that they have worked out', async () => {
  const kept = plan([check], 1, 'quick');

  expect(await first(kept)).toBe(await first(kept));
});

it('keeps other cases for other dtypes, outputs, dialects and claims', async () => {
  const kept = plan([check], 1, 'quick');
  const others = [
    await first(kept, { ...draw, dtype: 'float32' }),
    await first(kept, { ...draw, outputs: {} }),
    await first(kept, { ...draw, dialect: { 'weighted-mean': 'rows' } }),
    await first(kept, { ...draw, claims: { ...PLAIN, options: ['weights'] } }),
  ];

  expect(others).not.toContain(await first(kept));
  expect(new Set(others).size).toBe(4);
});

it('keeps none where the plan is for one subject', async () => {
  const once = planOnce([check], 1, 'quick');

  expect(await first(once)).not.toBe(await first(once));
});
