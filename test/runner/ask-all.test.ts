import { expect, it } from 'vitest';
import type { Reply } from '../../src/contract/question.ts';
import { EFFORT } from '../../src/runner/effort.ts';
import { planOnce } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { identity, toy } from './toys.ts';

it('asks some chunks ahead of the answers, and no more', async () => {
  const waiting: (() => void)[] = [];
  let most = 0;
  const slow = {
    ...identity,
    async ask(...asked: Parameters<typeof identity.ask>): Promise<readonly Reply[]> {
      most = Math.max(most, waiting.length + 1);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setTimeout(() => waiting.shift()?.(), 2);
      });
      return identity.ask(...asked);
    },
  };
  const chunks = 10;
  const size = () => chunks * EFFORT.quick.chunk;
  const [finding] = await run(slow, planOnce([toy({ size })], 1, 'quick'), 'stable');

  expect(finding?.cases).toBe(size());
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(chunks);
});
