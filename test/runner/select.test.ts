import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { select } from '../../src/runner/select.ts';
import { toy } from './toys.ts';

const checks = ['smoke', 'rows-sum-to-one', 'vectors/masks', 'vectors/max-seed'].map((id) => toy({ id }));
const ids = (...patterns: string[]) => select(checks, patterns).map(({ id }) => id);

describe('checks are chosen', () => {
  it('by their ids', () => {
    expect(ids('smoke')).toEqual(['smoke']);
  });

  it('with * for any letters, in their own order', () => {
    expect(ids('vectors/m*', 's*e')).toEqual(['smoke', 'vectors/masks', 'vectors/max-seed']);
    expect(ids('*')).toHaveLength(4);
  });

  it('and nothing else in a pattern is special', () => {
    expect(() => ids('s.oke')).toThrow(UsageError);
    expect(() => ids('(smoke')).toThrow(UsageError);
  });

  it('with the ids that are near an unknown one, and all where none is', () => {
    expect(() => ids('row-sum-to-one')).toThrow(/^--only row-sum-to-one: .* so; near it: rows-sum-to-one$/);
    expect(() => ids('nothing')).toThrow('no check is called so; there are smoke, rows-sum-to-one, vectors');
  });

  it('not, where one of the patterns matches none', () => {
    expect(() => ids('smoke', 'vectors')).toThrow(/^--only vectors: /);
  });
});
