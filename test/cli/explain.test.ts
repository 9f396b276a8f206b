import { expect, it } from 'vitest';
import { type } from './terminal.ts';

it.each([
  ['SCE-ROW-SUM', 'The probabilities of a row sum to 1.'],
  ['rows-sum-to-one', 'SCE-ROW-SUM'],
  ['stable', 'no offset hurts'],
  ['known', 'What broke is never accepted'],
  ['tiny-loss', 'The likely mistake: log instead of log1p.'],
  ['tiny-loss', 'gap-sweep/winner-40'],
  ['vectors/clipping', 'Large losses are as large as they are.'],
])('explains %s', async (id, said) => {
  const { code, out } = await type(['explain', id]);

  expect(code).toBe(0);
  expect(out).toContain(said);
});
