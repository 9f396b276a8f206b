import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/contract/report.ts';
import { badge } from '../../src/reports/badge.ts';
import { annotations, withoutCommands } from '../../src/reports/github.ts';
import { stepSummary } from '../../src/reports/step-summary.ts';
import { breaking, failing, HOSTILE, knowing, passing, report } from './sample.ts';

/** Findings of as many checks, each with a hostile complaint. */
const many = (count: number, complaint = HOSTILE): Finding[] =>
  Array.from({ length: count }, (_, k) => ({
    ...failing,
    check: `check-${'abcdefghijklmnopqrstuvwxyz'[k % 26]}${'x'.repeat(Math.floor(k / 26))}`,
    counterexample: { ...failing.counterexample!, complaint },
  }));

describe('annotations for GitHub', () => {
  it('are the verdict, and nothing else where all is well', () => {
    expect(annotations(report([passing]))).toMatch(
      /^::notice title=softproof::conforms at stable: cross_entropy in float64;[^\n]*\n$/,
    );
  });

  it('are ten at most, the verdict first', () => {
    const lines = annotations(report(many(30)))
      .trimEnd()
      .split('\n');

    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^::error title=softproof::does not conform at stable: /);
    expect(lines[1]).toMatch(/^::error title=check-a%3A cross_entropy in float64::/);
  });

  it('are one line each, whatever is in them', () => {
    const text = annotations(report(many(1)));

    expect(text.match(/\n/g)).toHaveLength(2);
    expect(text).toContain('100%25, a:b%0A::error::');
  });

  it('are nothing that a stranger can write into the log', () => {
    expect(withoutCommands('a\n  ::error::b\n::x\na::b ##[group]')).toBe(
      'a\n  : :error::b\n: :x\na::b ## [group]',
    );
  });
});

describe('the summary of a step', () => {
  it('has the verdict, the levels and the failures', () => {
    const text = stepSummary(report([failing, passing]));

    expect(text).toMatch(
      /^### ❌ does not conform at stable&#58; cross&#95;entropy in float64 by agreement\n/,
    );
    expect(text).toContain('| cross&#95;entropy | float64 |  | none |');
    expect(text).toContain('logits    0   600\n');
  });

  it('names of what failing cases break that which the counterexample breaks', () => {
    const text = stepSummary(report([{ ...failing, requirements: ['SCE-LOSS-VALUE', 'SCE-MASK'] }]));

    expect(text).toContain('SCE-LOSS-VALUE\n');
    expect(text).not.toContain('SCE-MASK');
  });

  it('is text, whatever strangers wrote', () => {
    const text = stepSummary(report(many(2)));

    expect(text.match(/<(?!\/?(details|summary|pre)>)/)).toBe(null);
    expect(text).not.toMatch(/[@`[\]\u202e]|::|http|[^\P{C}\n]/u);
  });

  it('is far below one mebibyte, however much there is to tell', () => {
    const text = stepSummary(report(many(300, HOSTILE.repeat(10_000))));

    expect(Buffer.byteLength(text)).toBeLessThan(500_000);
    expect(text).toContain('and 290 more');
  });
});

describe('a badge', () => {
  const shown = (findings: readonly Finding[]) => JSON.parse(badge(report(findings)));

  it('has the level that all cells hold, and its colour', () => {
    expect(
      shown([
        { ...passing, level: 'faithful' },
        { ...passing, level: 'accurate' },
      ]),
    ).toEqual({
      schemaVersion: 1,
      label: 'softproof',
      message: 'accurate',
      color: 'green',
    });
    expect(shown([passing, { ...passing, option: 'weights', level: 'stable' }])).toMatchObject({
      message: 'stable',
      color: 'yellowgreen',
    });
  });

  it.each([
    [[failing], 'fails', 'red'],
    [[breaking], 'no verdict', 'lightgrey'],
    [[], 'no verdict', 'lightgrey'],
    [[passing, knowing], 'stable, known failures', 'orange'],
  ])('is no level where there is none', (findings, message, color) => {
    expect(shown(findings)).toMatchObject({ message, color });
  });

  it('says beside known failures no more than was asked of all else', () => {
    const { result } = report([passing, knowing]);
    const asked = { asked: 'accurate', askedOf: [{ quantity: 'cross_entropy', level: 'safe' }] } as const;

    expect(JSON.parse(badge({ result: { ...result, ...asked } })).message).toBe('safe, known failures');
  });
});
