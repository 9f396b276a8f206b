import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Real } from './dual.ts';
import { IDENTITIES } from './identities.ts';
import type { Problem } from './softmax-loss.ts';

const text = readFileSync('spec/derivation.md', 'utf8');
/** Fifty digits: what is left of a step that is right, worked with 120. */
const allowed = new Real('1e-50');

const oneHot: readonly Problem[] = [
  { name: 'one row', logits: [[1, 2, 3]], targets: [[0, 0, 1]], divisor: 1, upstream: [-2] },
  { name: 'one class', logits: [[0.7]], targets: [[1]], divisor: 1, upstream: [3] },
  { name: 'ties', logits: [[0.5, 0.5, -1, 0.5]], targets: [[0, 1, 0, 0]], divisor: 1, upstream: [0.5] },
  {
    name: 'three rows',
    logits: [
      [0, 3],
      [-2.5, 4.25],
      [11, -8],
    ],
    targets: [
      [1, 0],
      [1, 0],
      [0, 1],
    ],
    divisor: 3,
    upstream: [1, -0.25, 0],
  },
];

const anyTargets: readonly Problem[] = [
  {
    name: 'targets that sum to 2, to 0 and to 5/8',
    logits: [
      [1, -1, 0.25],
      [2, 2, 5],
      [-3, 0, -3],
    ],
    targets: [
      [1, 0.5, 0.5],
      [0, 0, 0],
      [0.125, 0.25, 0.25],
    ],
    divisor: 2.5,
    upstream: [2, 7, -1],
  },
];

/** Steps of the text and the identities they name, in order. */
function namedSteps(markdown: string): string[] {
  return markdown
    .split(/^## (?=[EG]\d)/m)
    .slice(1)
    .flatMap((section) => {
      const step = section.split(' ')[0];
      return [...section.matchAll(/^Run as `([a-z-]+)`\.$/gm)].map((match) => `${step} ${match[1]}`);
    });
}

describe('the text', () => {
  test('names one identity a step, and leaves none out', () => {
    expect(namedSteps(text)).toEqual(IDENTITIES.map(({ step, id }) => `${step} ${id}`));
  });

  test('has the twelve steps of the source, in order', () => {
    const steps = [...text.matchAll(/^## (E\d+) · /gm)].map((match) => match[1]);
    expect(steps).toEqual(Array.from({ length: 12 }, (_, n) => `E${n + 1}`));
  });

  test('gives every step a formula', () => {
    const sections = text.split(/^## (?=[EG]\d)/m).slice(1);
    expect(sections.filter((section) => !section.includes('\n```\n'))).toEqual([]);
  });
});

const named = IDENTITIES.map((identity) => [identity.step, identity.id, identity] as const);

describe.each(named)('%s %s', (_step, _id, { residuals, needsSumOne }) => {
  const problems = needsSumOne ? oneHot : [...oneHot, ...anyTargets];

  test.each(problems.map((problem) => [problem.name, problem] as const))('holds: %s', (_name, problem) => {
    const gaps = residuals(problem);
    const alone = problem.logits.every((row) => row.length === 1);
    expect(alone || gaps.length > 0).toBe(true);
    expect(gaps.filter((gap) => !gap.abs().lt(allowed))).toEqual([]);
  });
});

describe.each(named.filter(([, , { needsSumOne }]) => needsSumOne))('%s %s', (_step, _id, { residuals }) => {
  test.each(anyTargets)('is false without its premise', (problem) => {
    expect(residuals(problem).some((gap) => gap.abs().gt('0.01'))).toBe(true);
  });
});
