import { expect, it } from 'vitest';
import { type } from './terminal.ts';

it.each([
  ['SCE-ROW-SUM', 'The probabilities of a row sum to 1.'],
  ['SCE-REDUCTION', 'Mutants that die by it'],
  ['SCE-REDUCTION', 'jax-ml/jax#1023\n    the mean divides by N C in place of N'],
  ['SCE-WEIGHTS', 'With class weights the mean divides by the weights of the labels. Flags: class-weight'],
  ['rows-sum-to-one', 'SCE-ROW-SUM'],
  ['rows-sum-to-one', 'killed by rows-sum-to-one; after'],
  ['dialect/label-negative', 'Declared\n  softproof explain label-negative\n'],
  ['label-negative', 'In a module: export const capabilities = {"dialect": {"label-negative":'],
  ['stable', 'no offset hurts'],
  ['known', 'What broke is never accepted'],
  ['tiny-loss', 'The likely mistake: log instead of log1p.'],
  ['tiny-loss', 'gap-sweep/winner-40'],
  ['vectors/clipping', 'Large losses are as large as they are.'],
  ['clipping', 'clipping/loss-1000'],
  ['clipping/loss-1000', 'conformance/vectors/clipping.float32.json'],
])('explains %s', async (id, said) => {
  const { code, out } = await type(['explain', id]);

  expect(code).toBe(0);
  expect(out).toContain(said);
});
