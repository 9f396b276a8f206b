import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { labelEnds } from '../../src/vectors/groups/label-ends.ts';
import { verifyFile } from '../../src/vectors/verify.ts';
import { edited } from './edited.ts';
import { fileOfGroup } from './file-of-group.ts';

const file = fileOfGroup(labelEnds, 'float32');

/** What is said of the file with one thing changed. */
function complaints(place: string, value: unknown): string[] {
  return verifyFile('v.json', JSON.stringify(edited(file, place, value)));
}

describe('verifying a vector file', () => {
  it('finds nothing wrong with what was just written', () => {
    expect(verifyFile('v.json', JSON.stringify(file))).toEqual([]);
  });

  it('finds a wrong value, and says what is right', () => {
    const { bits, decimals } = file.cases[0]!.expected[0]!.correct;
    const one = { dtype: 'float32', shape: [], bits: ['3f800000'], decimals: ['1'] };
    expect(complaints('cases.0.expected.0.correct', one)).toEqual([
      `v.json: label-ends/first-of-2, expected.0.correct.bits.0: says 3f800000 where ${bits[0]} is right`,
      `v.json: label-ends/first-of-2, expected.0.correct.decimals.0: says 1 where ${decimals[0]} is right`,
    ]);
  });

  it('finds wrong digits, sides, limits and shapes', () => {
    const found = (field: string, value: unknown) =>
      complaints(`cases.3.expected.1.${field}`, value).map((line) =>
        line.replace('v.json: label-ends/last-of-3, expected.1.', ''),
      );
    expect(found('digits.0', '1')[0]).toMatch('digits.0: says 1 where ');
    expect(found('rest.1', 0)[0]).toMatch('rest.1: says 0 where ');
    expect(found('levels.stable.lowest.2', '-999')[0]).toMatch('levels.stable.lowest.2: says -999 where ');
    expect(found('levels.exact.highest', ['0'])).toEqual([
      'levels.exact.highest: has 1 elements where there are 3',
    ]);
    expect(found('correct.shape', [3, 1])).toEqual(['correct.shape.0: says 3 where 1 is right']);
  });

  it('finds cases that do not belong, or come twice, and flags that nobody explains', () => {
    const first = 'v.json: label-ends/first-of-2';
    expect(complaints('cases.1.id', file.cases[0]!.id)).toEqual([`${first}: the id is used twice`]);
    expect(complaints('cases.0.id', 'elsewhere/first')).toEqual([
      'v.json: elsewhere/first: not of the group label-ends',
    ]);
    expect(complaints('dtype', 'float64')[0]).toBe(`${first}: logits are not float64`);
    expect(complaints('flags', {})[0]).toBe(`${first}: the flag label-index is not explained`);
  });

  it('refuses problems without a value, naming case and field', () => {
    const first = 'v.json: label-ends/first-of-2';
    const refused = (place: string, value: unknown) => expect(() => complaints(place, value));
    refused('cases.0.problem.labels', [2]).toThrow(UsageError);
    refused('cases.0.problem.labels', [2]).toThrow(`${first}, expected.0: labels: row 0 has 2`);
    refused('cases.0.problem.logits.shape', [2, 2]).toThrow(
      `${first}, problem: logits.bits: float32 of shape [2, 2] has 4 elements, not 2`,
    );
    refused('cases.0.problem.logits.decimals.0', '9').toThrow(
      `${first}, problem: logits.decimals[0]: the bits say -2.625, not 9`,
    );
  });
});
