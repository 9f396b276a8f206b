import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/contract/question.ts';
import type { Capabilities } from '../../src/contract/subject.ts';
import { lacking } from '../../src/model/needs.ts';
import { NOTES, type Note } from '../../src/vectors/flags.ts';
import { vectorGroups } from '../../src/vectors/index.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ordinary: Omit<Capabilities, 'cells'> = {
  targets: ['index'],
  reductions: ['mean'],
  options: [],
  limits: {},
  dialect: {},
};

const vectors = vectorGroups.flatMap((group) =>
  group.dtypes.flatMap((dtype) => group.vectors(dtype).map((vector) => ({ group, dtype, ...vector }))),
);

function lacks({ quantities, problem }: Question, capabilities = ordinary): string | undefined {
  const { dtype } = problem.logits;
  const cells = quantities.map((quantity) => ({ quantity, dtype, output: dtype }));
  return lacking([{ quantities, problem }], { ...capabilities, cells }, dtype);
}

describe('the groups of vectors', () => {
  it('have ids of their own', () => {
    const ids = vectorGroups.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(KEBAB);
  });

  it('say in sentences what is so, and why they exist', () => {
    for (const { id, title, why } of vectorGroups) {
      expect(title, `title of ${id}`).toMatch(/^[A-Z].*\.$/);
      expect(why, `why of ${id}`).toMatch(/^[A-Z].*\.$/);
      expect(why.length, `letters in why of ${id}`).toBeGreaterThan(60);
    }
  });

  it('have vectors in every dtype that they name, each with a slug of its own', () => {
    for (const group of vectorGroups) {
      for (const dtype of group.dtypes) {
        const slugs = group.vectors(dtype).map(({ slug }) => slug);
        expect(slugs.length).toBeGreaterThan(0);
        expect(new Set(slugs).size).toBe(slugs.length);
      }
    }
  });

  it('need what their option says, and nothing without one', () => {
    for (const { group, slug, question } of vectors) {
      const missing = lacks(question);
      if (group.option === undefined && missing) expect.fail(`${group.id}/${slug} ${missing}`);
    }
    for (const group of vectorGroups.filter(({ option }) => option !== undefined)) {
      const needy = group.vectors('float64').map(({ question }) => lacks(question));
      expect(needy.filter((missing) => missing === undefined)).toEqual([]);
    }
  });

  it('have every two options together once, where that has a meaning', () => {
    const pairs = vectorGroups.find(({ id }) => id === 'option-pairs')!.vectors('float64');
    const named = pairs.map(({ slug }) => slug.split('-'));
    const names = ['probabilities', 'weights', 'smoothing', 'ignored', 'sum', 'upstream', 'axis'];
    const missing = names.flatMap((a, k) =>
      names
        .slice(k + 1)
        .filter(
          (b) => named.filter((slug) => slug.length === 2 && slug[0] === a && slug[1] === b).length !== 1,
        )
        .map((b) => `${a}-${b}`),
    );
    expect(missing).toEqual(['probabilities-ignored', 'sum-upstream']);
    for (const { slug, question } of pairs) expect(lacks(question), slug).toMatch(/, |reduction none/);
  });

  it('are as many as a person can look through, and small enough for every run', () => {
    const logits = vectors
      .filter(({ dtype }) => dtype === 'float64')
      .reduce((sum, { question }) => sum + question.problem.logits.values.length, 0);
    expect(vectors.length).toBeGreaterThan(500);
    expect(vectors.length).toBeLessThan(1000);
    expect(logits).toBeLessThan(4000);
  });
});

describe('a vector', () => {
  it('is one situation in one sentence, in the dtype asked for', () => {
    for (const { group, dtype, slug, situation, question } of vectors) {
      expect(slug, group.id).toMatch(KEBAB);
      expect(situation, `${group.id}/${slug}`).toMatch(/^\S.*\.$/);
      expect(question.problem.logits.dtype).toBe(dtype);
      expect(question.quantities.length).toBeGreaterThan(0);
    }
  });

  it('is the same problem, up to rounding, wherever it has the same id', () => {
    const shapes = new Map<string, string>();
    // Long rows follow the precision of their dtype.
    for (const { group, slug, question } of vectors.filter(({ group: { id } }) => id !== 'exact-ties')) {
      const { logits, targets, reduction } = question.problem;
      const shape = JSON.stringify([logits.shape, targets?.kind, reduction, question.quantities]);
      const known = shapes.get(`${group.id}/${slug}`) ?? shape;
      expect(shape, `${group.id}/${slug}`).toBe(known);
      shapes.set(`${group.id}/${slug}`, known);
    }
  });
});

describe('flags', () => {
  it('are each explained, and each used', () => {
    const used = new Set(vectors.flatMap(({ flags }) => flags));
    expect([...used].sort()).toEqual(Object.keys(NOTES).sort());
  });

  it('say what goes wrong in sentences, and where it was seen, or why nowhere', () => {
    for (const { bugType, description, effect, seen, unseen } of Object.values<Note>(NOTES)) {
      expect(unseen === undefined, bugType).toBe(seen.length > 0);
      expect(unseen ?? 'A sentence.').toMatch(/^\S.*\.$/);
      expect(bugType).toMatch(/^[a-z0-9-]/);
      expect(description).toMatch(/^\S.*\.$/);
      expect(effect).toMatch(/^\S.*\.$/);
      for (const report of seen) expect(report).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
    }
  });

  it('are on every vector', () => {
    for (const { group, slug, flags } of vectors) {
      expect(flags.length, `${group.id}/${slug}`).toBeGreaterThan(0);
      expect(new Set(flags).size).toBe(flags.length);
    }
  });
});
