import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { decodeFile } from '../../src/vectors/file.ts';
import { labelEnds } from '../../src/vectors/groups/label-ends.ts';
import { edited } from './edited.ts';
import { fileOfGroup } from './file-of-group.ts';

const file = fileOfGroup(labelEnds, 'float32');

/** The file with one thing changed, or taken out, as text. */
function broken(place: string, value?: unknown): string {
  return JSON.stringify(edited(file, place, value));
}

describe('a vector file', () => {
  it('explains every flag that its cases have, and no other', () => {
    const used = [...new Set(file.cases.flatMap(({ flags }) => flags))].sort();
    expect(Object.keys(file.flags)).toEqual(used);
  });

  it('comes back as it was', () => {
    expect(decodeFile('name', JSON.stringify(file))).toEqual(file);
  });
});

describe('errors of reading', () => {
  const error = (text: string) => {
    try {
      decodeFile('a.json', text);
    } catch (caught) {
      expect(caught).toBeInstanceOf(UsageError);
      return (caught as Error).message;
    }
    return expect.fail('nothing was thrown');
  };

  it('name the file where it is not JSON', () => {
    expect(error('{')).toMatch(/^a\.json: not JSON: /);
    expect(error('7')).toMatch(/^a\.json: it must be an object, and is 7$/);
  });

  it('name the field', () => {
    expect(error(broken('group'))).toMatch(/^a\.json: group: /);
    expect(error(broken('dtype', 'float8'))).toMatch(/^a\.json: dtype: .*float8/);
    expect(error(broken('format', 'softproof-vectors/2'))).toMatch(/^a\.json: format: /);
    expect(error(broken('more', 1))).toMatch(/^a\.json: more: /);
  });

  it('name the case and the field in it', () => {
    expect(error(broken('cases.1.expected.0.rest.0', 2))).toMatch(
      /^a\.json: label-ends\/last-of-2, expected\.0\.rest\.0: /,
    );
    expect(error(broken('cases.0.problem.logits.bits', '00'))).toMatch(
      /^a\.json: label-ends\/first-of-2, problem\.logits\.bits: /,
    );
    expect(error(broken('cases.0.id'))).toMatch(/^a\.json: cases\.0\.id: /);
  });
});
