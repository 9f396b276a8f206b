import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import type { KnownFailure } from '../../src/contract/known-failure.ts';
import { requireMeaning, WANTED } from '../../src/verdict/known-meaning.ts';
import { readKnownFailures, writeKnownFailures } from '../../src/verdict/known-text.ts';
import { toy } from '../runner/toys.ts';

const entry: KnownFailure = {
  check: 'toy',
  quantity: 'softmax',
  dtype: 'float64',
  level: 'safe',
  requirements: ['SCE-TOY'],
  reason: 'until 2.0',
};
const found = { level: 'stable', effort: 'standard', seed: 1 } as const;
const text = (known_failures: readonly unknown[], more = {}) =>
  JSON.stringify({ found, known_failures, ...more });

describe('a file of known failures', () => {
  it('is read as it was written, an option at its place', () => {
    const known = { found, failures: [entry, { ...entry, option: 'weights' }] };
    const written = writeKnownFailures(known);

    expect(readKnownFailures('k.json', written)).toEqual(known);
    expect(written).toContain('"dtype": "float64",\n      "option": "weights",\n      "level": "safe",');
  });

  it.each([
    ['{', /^k\.json: is not JSON: /],
    ['7', /^k\.json: it must be an object, and is 7$/],
    ['{}', /^k\.json: found: it is missing$/],
    [text([], { comment: 1 }), /^k\.json: comment: there is no such field/],
    [text([entry, { ...entry, dtype: 'double' }]), /^k\.json: known_failures\.1\.dtype: .*"double"/],
    [text([{ ...entry, index: 7 }]), /^k\.json: known_failures\.0\.index: there is no such field/],
    [text([entry, entry]), /^k\.json: toy, softmax in float64 is listed twice; keep one/],
  ])('is refused where it reads %s', (wrong, complaint) => {
    expect(() => readKnownFailures('k.json', wrong)).toThrow(UsageError);
    expect(() => readKnownFailures('k.json', wrong)).toThrow(complaint);
  });
});

describe('a known failure means something', () => {
  const judging = (failure: Partial<KnownFailure>, option?: string) => () =>
    requireMeaning('k.json', [{ ...entry, ...failure }], [toy(option === undefined ? {} : { option })]);

  it('where it names a check, what it judges, its option, and why it is accepted', () => {
    expect(judging({})).not.toThrow();
    expect(judging({ option: 'weights' }, 'weights')).not.toThrow();
  });

  it.each<[string, Partial<KnownFailure>, string | undefined, string]>([
    ['a check that there is not', { check: 'tay' }, undefined, 'there is no such check'],
    ['a quantity of others', { quantity: 'log_softmax' }, undefined, 'the check does not judge log_softmax'],
    ['an option of none', { option: 'weights' }, undefined, 'the check has no option'],
    ['no option of some', {}, 'weights', 'the option of the check is weights'],
    ['no reason', { reason: ' ' }, undefined, 'no reason is given'],
    ['the place for one', { reason: WANTED }, undefined, 'no reason is given'],
  ])('and not where it has %s', (_, failure, option, complaint) => {
    expect(judging(failure, option)).toThrow(UsageError);
    expect(judging(failure, option)).toThrow(complaint);
  });
});
