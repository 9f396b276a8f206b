import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/contract/report.ts';
import { json } from '../../src/reports/json.ts';
import { failing, passing, report } from '../reports/sample.ts';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-compare-'));
const file = (name: string, findings: readonly Finding[]) => {
  const path = join(folder, name);
  writeFileSync(path, json(report(findings)));
  return path;
};
const bad = file('bad.json', [failing, passing]);
const good = file('good.json', [{ ...failing, status: 'pass', level: 'faithful' }, passing]);

describe('softproof compare', () => {
  it('says what got better, and ends with 0', async () => {
    const { code, out } = await type(['compare', bad, good]);
    expect(code).toBe(0);
    expect(out).toMatch(/cross_entropy +float64 +none +faithful +better/);
    expect(out).toMatch(/agreement +cross_entropy in float64 +fail at none +pass at faithful +better/);
    expect(out).toMatch(/\n2 better, 0 worse, 0 same\n$/);
  });

  it('ends with 0 where a check is lower, and not below what was asked', async () => {
    const lower = file('lower.json', [
      { ...failing, status: 'pass', level: 'faithful' },
      { ...passing, level: 'faithful' },
    ]);
    const page = join(folder, 'lower.html');
    const { code, out } = await type(['compare', good, lower, '--report', `html=${page}`]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /loss-never-negative +cross_entropy in float64 +pass at exact +pass at faithful +lower/,
    );
    expect(out).toMatch(/\n0 better, 0 worse, 1 same, 1 lower but not below the level asked for\n$/);
    expect(readFileSync(page, 'utf8')).toContain('<span class="lower">lower, and as asked</span>');
  });

  it('ends with 1 where anything got worse', async () => {
    const { code, out } = await type(['compare', good, bad]);
    expect(code).toBe(1);
    expect(out).toMatch(/faithful +none +worse/);
  });

  it('ends with 0 where all is the same', async () => {
    const { code, out } = await type(['compare', bad, bad]);
    expect(code).toBe(0);
    expect(out).toMatch(/\n0 better, 0 worse, 1 same\n$/);
  });

  it('holds each later report against the first', async () => {
    const { code, out } = await type(['compare', good, good, bad]);
    expect(code).toBe(1);
    expect(out.match(/^before /gm)).toHaveLength(2);
  });

  it('takes no shard for a report, and no more does replay', async () => {
    const shard = join(folder, 'shard.json');
    writeFileSync(shard, '{"shard":{"index":1,"of":2}}');
    const compared = await type(['compare', good, shard]);
    const replayed = await type(['replay', shard]);
    expect([compared.code, replayed.code]).toEqual([2, 2]);
    expect(compared.err).toMatch(/shard\.json: it is a shard; .* softproof merge/);
    expect(replayed.err).toMatch(/shard\.json: it is a shard; .* softproof merge/);
  });

  it('says where two runs are hard to compare', async () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, readFileSync(good, 'utf8').replace('"seed": 1', '"seed": 2'));
    expect((await type(['compare', good, other])).out).toMatch(/not the same seed: 1, then 2/);
  });

  it('says where other things were asked, and calls that no worse', async () => {
    const other = join(folder, 'asked.json');
    const text = readFileSync(good, 'utf8');
    writeFileSync(
      other,
      text
        .replace('"asked": "stable"', '"asked": "exact", "only": ["smoke"]')
        .replace('"verdict": "conforms"', '"verdict": "no-verdict"'),
    );
    const { code, out } = await type(['compare', good, other]);
    expect(code).toBe(0);
    expect(out).toContain('not the same level asked for: stable, then exact');
    expect(out).toContain('not the same choice of checks: all, then smoke');
    expect(out).not.toContain('the verdict is worse');
  });

  it('ends with 1 where the verdict alone got worse', async () => {
    const other = join(folder, 'unmet.json');
    const text = readFileSync(good, 'utf8');
    writeFileSync(other, text.replace('"verdict": "conforms"', '"verdict": "does-not-conform"'));
    const page = join(folder, 'worse.html');
    const { code, out } = await type(['compare', good, other, '--report', `html=${page}`]);
    expect(code).toBe(1);
    expect(out).toMatch(/^✘ +the verdict is worse: conforms, then does-not-conform$/m);
    expect(out).toMatch(/\n0 better, .*; the verdict is worse: conforms, then does-not-conform\n$/);
    expect(readFileSync(page, 'utf8')).toContain(
      '<p class="worse">the verdict is worse: conforms, then does-not-conform</p>',
    );
  });

  it('shows what strangers wrote without what moves a cursor', async () => {
    const other = join(folder, 'odd.json');
    const report = JSON.parse(readFileSync(good, 'utf8'));
    report.result.subject.name = 'a\u001b[31m\nb';
    report.result.options = { 'c\u001b[2J': report.result.levels };
    writeFileSync(other, JSON.stringify(report));
    const { out } = await type(['compare', good, other]);
    expect(out).toContain('a [31m b');
    expect(out).not.toContain('\u001b');
  });

  it('writes them side by side as a page', async () => {
    const page = join(folder, 'page.html');
    const { code } = await type(['compare', bad, good, '--report', `html=${page}`]);
    expect(code).toBe(0);
    expect(readFileSync(page, 'utf8')).toMatch(/<h1>2 reports side by side<\/h1>/);
    expect((await type(['compare', bad, good, '--report', 'html=-'])).out).toMatch(/^<!doctype html>/);
  });

  it('refuses in one line what is no report, and writes nothing', async () => {
    const page = join(folder, 'none.html');
    const words = ['compare', good, join(import.meta.dirname, 'terminal.ts'), '--report', `html=${page}`];
    const { code, err } = await type(words);
    expect(code).toBe(2);
    expect(err).toMatch(/^softproof: \S+terminal\.ts: is no report \(.*\n$/);
    expect(() => readFileSync(page)).toThrow();
    expect((await type(['compare', good, join(folder, 'missing.json')])).err).toMatch(/cannot be read .*\n$/);
    expect((await type(['compare', good, good, '--report', 'json=x'])).err).toMatch(/write html=PATH\n$/);
  });
});
