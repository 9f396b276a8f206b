import { describe, expect, it } from 'vitest';
import { fitted } from '../../src/runner/sample-size.ts';

/** Cases of one problem each, by the hashes of their names. */
const cases = (hashes: readonly number[], logits = 2) =>
  hashes.map((hash) => ({ hash, name: `agreement/float64/${hash}`, problems: [{ logits }] }));

const hashes = Array.from({ length: 1000 }, (_, k) => (k * 7919) % 1000);
const chosen = (...those: Parameters<typeof cases>) =>
  fitted(cases(...those)).flatMap(({ hash, problems }) => problems.map(() => hash));

describe('a sample of what is asked', () => {
  it('is all of it, where that is little', () => {
    expect(chosen([3, 1, 2])).toEqual([1, 2, 3]);
  });

  it('is fifty problems of many, by the lowest hashes', () => {
    expect(chosen(hashes)).toEqual(Array.from({ length: 50 }, (_, k) => k));
  });

  it('ends at a thousand logits, and leaves out large problems', () => {
    expect(chosen(hashes, 150)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(chosen(hashes, 201)).toEqual([]);
  });

  it('counts the problems of a case one by one', () => {
    const three = { hash: 0, name: 'a', problems: [{ logits: 200 }, { logits: 201 }, { logits: 7 }] };

    expect(fitted([three])).toEqual([{ ...three, problems: [{ logits: 200 }, { logits: 7 }] }]);
  });

  it('looks at two hundred cases for them', () => {
    const large = cases(hashes).map((one) =>
      one.hash < 190 ? { ...one, problems: [{ logits: 999 }] } : one,
    );

    expect(fitted(large).flatMap(({ problems }) => problems)).toHaveLength(10);
  });

  it.each([1, 2, 3, 7])('is found in the samples of %i shards', (of) => {
    const all = cases(hashes).map((one) => ({ ...one, problems: [{ logits: 1 + (one.hash % 230) }] }));
    const shards = Array.from({ length: of }, (_, k) => all.filter((_, n) => n % of === k));

    expect(fitted(shards.flatMap((one) => fitted(one)))).toEqual(fitted(all));
  });
});
