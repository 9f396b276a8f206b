import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PAGES, parseRequirements } from '../../src/reports/requirements.ts';
import { suite } from '../../src/suite.ts';

const text = PAGES.map((page) => readFileSync(`spec/${page}`, 'utf8')).join('\n');
const requirements = parseRequirements(text);

describe('requirements', () => {
  test('are found, every bold id of the text among them', () => {
    const bold = [...text.matchAll(/\*\*(SCE-[^*]+)\*\*/g)].map((match) => match[1]);
    expect(requirements.map(({ id }) => id)).toEqual(bold);
    expect(bold.length).toBeGreaterThan(20);
  });

  test('have ids of their own', () => {
    const ids = requirements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('checks', () => {
  test('have ids of their own', () => {
    const names = suite.map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.each(requirements.map((one) => [one.id, one] as const))('%s', (_id, requirement) => {
  test('is one short sentence', () => {
    expect(requirement.sentence).toMatch(/^[A-Z][^\n]*[^.]\.$/);
    expect(requirement.sentence).not.toMatch(/[.!?] [A-Z]/);
    expect(requirement.sentence.length).toBeLessThan(140);
  });

  test('says what is so, not what should be', () => {
    expect(requirement.sentence).not.toMatch(/\b(should|shall|must|ought|may|might)\b/i);
  });

  test('has a reason and an example', () => {
    expect(requirement.reason).toMatch(/\w+/);
    expect(requirement.example).toMatch(/^logits: /m);
  });
});
