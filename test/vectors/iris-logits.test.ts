import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exponential } from '../../src/reference/exponential.ts';
import { EARLY_LOGITS, IRIS_LABELS, LATE_LOGITS } from '../../src/vectors/iris-logits.ts';

const script = new URL('../../conformance/scripts/iris-logits.mjs', import.meta.url);

it('the logits of real flowers are those that their script makes, byte for byte', async () => {
  const { irisLogits } = (await import(script.href)) as {
    irisLogits: (exponential: (x: number) => number) => string;
  };
  const kept = readFileSync(new URL('../../src/vectors/iris-logits.ts', import.meta.url), 'utf8');
  expect(irisLogits(exponential)).toBe(kept);
});

it('the classifier has learnt something, and not everything', () => {
  const right = (logits: typeof LATE_LOGITS) =>
    logits.filter((row, k) => row.indexOf(Math.max(...row)) === IRIS_LABELS[k]).length;
  expect(IRIS_LABELS).toHaveLength(30);
  expect(right(LATE_LOGITS)).toBe(27);
  expect(Math.max(...LATE_LOGITS.flat())).toBeGreaterThan(2 * Math.max(...EARLY_LOGITS.flat()));
});
