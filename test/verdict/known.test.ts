import { describe, expect, it } from 'vitest';
import type { KnownFailure } from '../../src/contract/known-failure.ts';
import type { Finding } from '../../src/contract/report.ts';
import { recognise } from '../../src/verdict/known.ts';
import { WANTED } from '../../src/verdict/known-meaning.ts';
import { resultOf } from '../../src/verdict/result.ts';
import { update } from '../../src/verdict/update-known.ts';
import { broken, cell, failed, finding, skipped } from './toys.ts';

const found = { level: 'stable', effort: 'standard', seed: 1 } as const;
const spot = { check: 'agreement', quantity: 'softmax', dtype: 'float64' } as const;
const accepted: KnownFailure = {
  ...spot,
  level: 'safe',
  requirements: ['SCE-SOFTMAX-VALUE'],
  reason: 'adds the maximum back until 2.0',
};
const atSafe = finding({ status: 'fail', level: 'safe', reason: 'wrong' });

function judged(findings: readonly Finding[], failures: readonly KnownFailure[], seed = 1) {
  const terms = { seed, effort: 'standard', asked: 'stable', required: [] } as const;
  return resultOf({ name: 'toy' }, [cell('softmax')], findings, { ...terms, known: { found, failures } });
}

describe('a failure that is known', () => {
  it('leaves a verdict that names it first', () => {
    const { verdict, summary, findings, levels } = judged([atSafe, finding({ check: 'smoke' })], [accepted]);

    expect(verdict).toBe('conforms-except');
    expect(summary).toMatch(
      /^conforms except: softmax in float64 by agreement; at stable in all else: softmax in float64; not claimed/,
    );
    expect(findings[0]).toMatchObject({ status: 'known', known: { reason: accepted.reason } });
    expect(levels.softmax?.float64).toBe('safe');
  });

  it('may hold more than the level at which it is accepted', () => {
    expect(judged([atSafe], [{ ...accepted, level: 'none' }]).verdict).toBe('conforms-except');
  });

  it.each<[string, Finding, string]>([
    ['gets worse', failed, 'it is accepted down to safe and holds none'],
    [
      'breaks another requirement',
      { ...atSafe, requirements: ['SCE-SOFTMAX-VALUE', 'SCE-SHAPE'] },
      'it breaks SCE-SHAPE as well',
    ],
    [
      'has something broken beside it',
      { ...atSafe, cause: 'crashed' },
      'something broke beside it (crashed)',
    ],
  ])('is a failure like others once it %s', (_, worse, beyond) => {
    const { verdict, findings } = judged([worse], [accepted]);

    expect(verdict).toBe('does-not-conform');
    expect(findings).toMatchObject([{ status: 'fail', known: { beyond } }]);
  });

  it.each([
    { check: 'smoke' },
    { quantity: 'log_softmax' },
    { dtype: 'float32' },
    { option: 'weights' },
  ] as const)('is not the one with another %j', (other) => {
    const { verdict, findings } = judged([atSafe], [{ ...accepted, ...other }]);

    expect(verdict).toBe('does-not-conform');
    expect(findings).toEqual([atSafe]);
  });

  it('covers nothing that broke', () => {
    expect(judged([finding(), { ...broken, check: 'smoke' }], []).verdict).toBe('no-verdict');
    expect(judged([broken], [accepted])).toMatchObject({ verdict: 'no-verdict', outdated: [] });
  });
});

describe('a known failure that is none', () => {
  it.each<[string, readonly Finding[], string]>([
    ['passes', [finding()], 'passes'],
    ['is not claimed', [{ ...skipped, reason: 'does not claim targets' }], 'does not claim targets'],
    ['is at a dtype that nobody claims', [], 'not claimed'],
  ])('does not conform where it %s', (_, findings, why) => {
    const { verdict, summary, outdated } = judged([finding({ check: 'smoke' }), ...findings], [accepted]);

    expect(verdict).toBe('does-not-conform');
    expect(outdated).toEqual([{ ...spot, why }]);
    expect(summary).toBe(
      `does not conform at stable: listed as known failures and none: agreement, softmax in float64 (${why})`,
    );
  });

  it('may pass under another seed, effort or level than that which found it', () => {
    expect(judged([finding()], [accepted], 2).verdict).toBe('conforms');
    for (const other of [{ effort: 'quick' }, { level: 'safe' }] as const) {
      const terms = { ...found, ...other };
      expect(recognise([finding()], { found, failures: [accepted] }, terms).outdated).toEqual([]);
    }
  });
});

describe('known failures brought up to date', () => {
  const updated = (findings: readonly Finding[], before: readonly KnownFailure[] = [accepted]) =>
    update(findings, before, found).failures;

  it('are what fails, in the order of the findings, each with a place for its reason', () => {
    const smoke = { ...failed, check: 'smoke' };

    expect(updated([smoke, atSafe], [])).toEqual([
      {
        ...spot,
        check: 'smoke',
        level: 'none',
        requirements: ['SCE-SOFTMAX-VALUE'],
        reason: WANTED,
      },
      { ...accepted, reason: WANTED },
    ]);
  });

  it('keep the reason of what remains, at the level that it holds now', () => {
    expect(updated([failed])).toEqual([{ ...accepted, level: 'none' }]);
    expect(updated([{ ...atSafe, status: 'known' }])).toEqual([accepted]);
  });

  it('keep an option', () => {
    expect(updated([{ ...atSafe, option: 'weights' }])).toMatchObject([
      { option: 'weights', reason: WANTED },
    ]);
  });

  it('lose what passes or is not judged, and not what broke', () => {
    expect(updated([finding()])).toEqual([]);
    expect(updated([skipped])).toEqual([]);
    expect(updated([])).toEqual([]);
    expect(updated([broken])).toEqual([accepted]);
  });
});
