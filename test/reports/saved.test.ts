import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { json } from '../../src/reports/json.ts';
import { readReport, saved } from '../../src/reports/saved.ts';
import { breaking, failing, knowing, passing, report, skipping } from './sample.ts';

const all = report([failing, passing, skipping, breaking, knowing]);

const refused = (text: string) => {
  try {
    readReport('a.json', text);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  throw new Error('was read');
};
const changed = (change: (report: ReturnType<typeof JSON.parse>) => void) => {
  const value = JSON.parse(json(all));
  change(value);
  return JSON.stringify(value);
};

describe('a saved report', () => {
  it('is what the JSON report says', () => {
    const { result } = readReport('a.json', json(all));
    expect(result.summary).toBe(all.result.summary);
    expect(result.findings.map(({ status }) => status)).toEqual(['fail', 'pass', 'skip', 'broken', 'known']);
    expect(saved(all)).toEqual(readReport('a.json', json(all)));
  });

  it('has its measurements as numbers, infinity among them', () => {
    const [finding] = saved(all).result.findings;
    expect(finding?.measures?.gap).toEqual([
      { bin: 12, worst: 0.432, safe: [5, 7], stable: [4, 6], counts: [9] },
      { bin: 22, worst: Number.POSITIVE_INFINITY, counts: [0, 0, 1] },
    ]);
  });

  it('may have fields that nobody here knows', () => {
    const text = changed((one) => {
      one.result.more = 1;
      one.result.findings[0].more = 1;
    });
    expect(readReport('a.json', text)).toEqual(saved(all));
  });

  it('is refused in one line that names the field', () => {
    expect(refused('{')).toMatch(/^a\.json: is no report \(.+\); write one with softproof certify/);
    expect(refused('{}')).toMatch(/result/);
    expect(refused(changed((one) => (one.result.verdict = 'fine')))).toMatch(/result\.verdict: .*"fine"/);
    expect(refused(changed((one) => (one.result.findings[0].measures.gap[0][0] = 64)))).toMatch(/gap\.0\.0/);
    expect(refused(changed((one) => (one.result.findings[0].worst.digits = '1.')))).toMatch(/worst\.digits/);
    expect(refused(changed((one) => (one.result.findings[0].dtype = 'a\nb')))).not.toMatch(/\n/);
  });
});
