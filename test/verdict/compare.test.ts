import { describe, expect, it } from 'vitest';
import { type Bar, barAt } from '../../src/contract/bar.ts';
import type { Finding, LevelTable } from '../../src/contract/report.ts';
import { type Comparable, compareCells, compareChecks } from '../../src/verdict/compare.ts';
import { broken, failed, finding, skipped } from './toys.ts';

const levels = (softmax: LevelTable['softmax'], options = {}): Comparable => ({
  levels: softmax ? { softmax } : {},
  options,
  findings: [],
});
const findings = (...all: Finding[]): Comparable => ({ levels: {}, options: {}, findings: all });
const trends = (before: Comparable, after: Comparable) =>
  compareCells(before, after).map(({ trend }) => trend);
const STABLE = barAt('stable');
const trendOf = (before: Finding, after: Finding, bar: Bar = STABLE) =>
  compareChecks(findings(before), findings(after), bar).map(({ trend }) => trend);

describe('cells', () => {
  it('are the same at the same level, better at a higher, worse at a lower one', () => {
    const at = (level: 'stable' | 'faithful' | 'none') => levels({ float64: level });
    expect(trends(at('stable'), at('stable'))).toEqual(['same']);
    expect(trends(at('stable'), at('faithful'))).toEqual(['better']);
    expect(trends(at('stable'), at('none'))).toEqual(['worse']);
  });

  it('get worse where they are not claimed any more, or cannot be judged', () => {
    expect(trends(levels({ float64: 'safe' }), levels(undefined))).toEqual(['worse']);
    expect(trends(levels({ float64: 'none' }), levels({ float64: 'unknown' }))).toEqual(['worse']);
  });

  it('are new where nothing was known of them', () => {
    expect(compareCells(levels(undefined), levels({ float16: 'none' }))).toEqual([
      { quantity: 'softmax', dtype: 'float16', before: 'not claimed', after: 'none', trend: 'other' },
    ]);
    expect(trends(levels({ float64: 'unknown' }), levels({ float64: 'exact' }))).toEqual(['other']);
  });

  it('with options stand apart', () => {
    const weights = { weights: { cross_entropy: { float64: 'safe' } } };
    expect(compareCells(levels(undefined), levels({ float64: 'safe' }, weights))).toMatchObject([
      { quantity: 'softmax' },
      { quantity: 'cross_entropy', option: 'weights' },
    ]);
  });
});

describe('checks', () => {
  it('say nothing where they say the same', () => {
    expect(trendOf(finding(), finding())).toEqual([]);
    expect(trendOf(failed, failed)).toEqual([]);
  });

  it('get worse where they fail or break, and better where they pass', () => {
    expect(trendOf(finding(), failed)).toEqual(['worse']);
    expect(trendOf(finding(), broken)).toEqual(['worse']);
    expect(trendOf(failed, finding({ level: 'stable' }))).toEqual(['better']);
  });

  it('are the same where the answers are, whatever level was asked for', () => {
    const held = finding({ level: 'stable' });
    expect(trendOf(held, { ...held, status: 'fail' })).toEqual([]);
    expect(trendOf(finding({ level: 'accurate' }), { ...held, status: 'fail' })).toEqual(['worse']);
    expect(trendOf(held, { ...held, status: 'broken' })).toEqual(['worse']);
  });

  it('get worse where they have nothing to judge any more on a cell that is judged', () => {
    const lost = { ...skipped, check: 'other' };
    const before = findings(
      finding(),
      finding({ check: 'other' }),
      finding({ check: 'other', option: 'weights' }),
    );
    expect(
      compareChecks(before, findings(finding(), lost, { ...lost, option: 'weights' }), STABLE),
    ).toMatchObject([{ check: 'other', before: 'pass at faithful', after: 'skip', trend: 'worse' }]);
  });

  it('go by the level where both fail', () => {
    expect(trendOf(failed, finding({ status: 'fail', level: 'none' }))).toEqual([]);
    expect(trendOf(failed, finding({ status: 'fail', level: 'safe' }))).toEqual(['better']);
  });

  it('are lower, and no worse, while they hold at the level asked of the cell', () => {
    const held = finding({ level: 'accurate' });
    expect(trendOf(finding(), held)).toEqual(['lower']);
    expect(trendOf(finding(), held, barAt('accurate'))).toEqual(['lower']);
    expect(trendOf(finding(), { ...held, status: 'fail' }, barAt('faithful'))).toEqual(['worse']);
    expect(trendOf(finding(), { ...held, status: 'broken' })).toEqual(['worse']);

    const bar: Bar = { level: 'stable', except: [{ quantity: 'softmax', level: 'faithful' }] };
    expect(trendOf(finding(), { ...held, status: 'fail' }, bar)).toEqual(['worse']);
  });

  it('are held against the same check on the same cell, where both made it', () => {
    const other = finding({ dtype: 'float32', status: 'fail', level: 'none' });
    expect(compareChecks(findings(finding()), findings(finding(), other), STABLE)).toEqual([]);
    expect(trendOf(finding(), skipped)).toEqual([]);
    expect(compareChecks(findings(finding()), findings(failed), STABLE)).toEqual([
      {
        check: 'agreement',
        quantity: 'softmax',
        dtype: 'float64',
        before: 'pass at faithful',
        after: 'fail at none',
        trend: 'worse',
      },
    ]);
  });
});
