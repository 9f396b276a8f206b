import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../build.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-known-'));
const REASON = 'The maximum is added back; mended in 2.0.';

/** A module whose softmax is all zeros on rows of these widths, and right on others. */
function module(name: string, wrong: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `export function softmax(logits, rows, classes) {
      if (${wrong}) return new Float64Array(rows * classes);
      return logits.map((_, k) => {
        const row = logits.subarray(k - (k % classes), k - (k % classes) + classes);
        const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
        const of = (x) => (x === -Infinity ? 0 : Math.exp(x - max));
        return of(logits[k]) / row.reduce((sum, x) => sum + of(x), 0);
      });
    }`,
  );
  return path;
}

const right = module('right', 'false');
const wrong = module('wrong', 'classes === 7');
const worse = module('worse', 'classes === 7 || classes === 1');

/** `softproof certify` in a process of its own, as users have it. */
function certify(...words: string[]) {
  const main = join(built(), 'cli', 'main.js');
  const run = [main, 'certify', '--effort', 'quick', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const explained = join(folder, 'explained.json');

beforeAll(() => {
  certify(wrong, '--known-failures', explained, '--update-known-failures');
  writeFileSync(explained, readFileSync(explained, 'utf8').replaceAll(/REASON WANTED[^"]*/g, REASON));
});

describe('--update-known-failures', () => {
  it('writes what fails, and leaves the verdict as it is', () => {
    const path = join(folder, 'new.json');
    const { code, err } = certify(wrong, '--known-failures', path, '--update-known-failures');
    const { found, known_failures } = JSON.parse(readFileSync(path, 'utf8'));

    expect(code).toBe(1);
    expect(err).toMatch(
      /new\.json: known failures: (\d+), of them new: \1; taken out: 0; \1 without a reason/,
    );
    expect(found).toEqual({ level: 'stable', effort: 'quick', seed: 1 });
    expect(known_failures[0]).toEqual({
      check: 'agreement',
      quantity: 'softmax',
      dtype: 'float64',
      level: 'none',
      requirements: ['SCE-SOFTMAX-VALUE'],
      reason: 'REASON WANTED: why is this accepted, and until when?',
    });
  });

  it('changes nothing where nothing changed', () => {
    const before = readFileSync(explained, 'utf8');
    const { code, out } = certify(wrong, '--known-failures', explained, '--update-known-failures');

    expect(readFileSync(explained, 'utf8')).toBe(before);
    expect([code, out]).toEqual([0, expect.stringMatching(/^✔ conforms except: softmax in float64 by/)]);
  });

  it('takes out what passes, or names nothing', () => {
    const path = join(folder, 'mended.json');
    writeFileSync(path, readFileSync(explained, 'utf8').replace('"rows-sum-to-one"', '"no-such-check"'));
    const { code, err } = certify(right, '--known-failures', path, '--update-known-failures');

    expect(JSON.parse(readFileSync(path, 'utf8')).known_failures).toEqual([]);
    expect(err).toMatch(/known failures: 0, of them new: 0; taken out: \d+\n$/);
    expect(code).toBe(1);
  });

  it('leaves the file as it was where there was no subject', () => {
    const before = readFileSync(explained, 'utf8');
    const throwing = join(folder, 'throws.mjs');
    writeFileSync(throwing, 'throw new Error("no");');
    const { code, err } = certify(throwing, '--known-failures', explained, '--update-known-failures');

    expect([code, readFileSync(explained, 'utf8')]).toEqual([3, before]);
    expect(err).toContain('left as it was');
  });
});

describe('--known-failures', () => {
  it('forgives what is listed, and says so first', () => {
    const [junit, json] = [join(folder, 'k.xml'), join(folder, 'report.json')];
    const reports = ['--report', `junit=${junit}`, '--report', `json=${json}`];
    const { code, out } = certify(wrong, '--known-failures', explained, ...reports);
    const { result } = JSON.parse(readFileSync(json, 'utf8'));

    expect(out).toMatch(/^✔ conforms except: softmax in float64 by agreement, .*; at stable in all else: /);
    expect(out).toContain(`~ known to fail: softmax in float64 by`);
    expect(out).toContain(REASON);
    expect([code, result.verdict, result.levels.softmax.float64]).toEqual([0, 'conforms-except', 'none']);
    expect(result.findings.map(({ status }: { status: string }) => status)).toContain('known');
    expect(readFileSync(junit, 'utf8')).toContain(`<skipped>known failure: ${REASON}</skipped>`);
    expect(readFileSync(junit, 'utf8')).toContain(
      '<testcase name="conforms" classname="softproof.verdict"/>',
    );
  });

  it('forgives nothing else', () => {
    const { code, out } = certify(worse, '--known-failures', explained);

    expect(code).toBe(1);
    expect(out).toMatch(/^✘ does not conform at stable: softmax in float64 by /);
  });

  it('does not conform where what is listed passes', () => {
    const { code, out } = certify(right, '--known-failures', explained);

    expect(code).toBe(1);
    expect(out).toMatch(
      /^✘ does not conform at stable: listed as known failures and none: agreement, softmax in float64 \(passes\) and/,
    );
  });

  it('does not conform where what is listed is not claimed', () => {
    const path = join(folder, 'float32.json');
    writeFileSync(path, readFileSync(explained, 'utf8').replaceAll('"float64"', '"float32"'));
    const { code, out } = certify(right, '--known-failures', path);

    expect(code).toBe(1);
    expect(out).toContain('agreement, softmax in float32 (not claimed)');
  });

  it.each([
    ['names a check that there is not', '"agreement"', '"agreemant"', 'there is no such check'],
    ['has no reason', JSON.stringify(REASON), '""', 'no reason is given'],
  ])('is refused where an entry %s', (_, from, to, complaint) => {
    const path = join(folder, 'refused.json');
    writeFileSync(path, readFileSync(explained, 'utf8').replace(from, to));
    const { code, out, err } = certify(right, '--known-failures', path);

    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^softproof: \S+refused\.json: agreem.nt, softmax in float64: [^\n]+\n$/);
    expect(err).toContain(complaint);
  });
});

describe('--only', () => {
  it('runs the checks it names, and gives no verdict where they pass', () => {
    const { code, out } = certify(right, '--only', 'rows-*', '--only', 'smoke');

    expect(code).toBe(3);
    expect(out).toMatch(
      /^\? only rows-\*, smoke: no failure at stable, which is no verdict: softmax in float64/,
    );
    expect(out).toContain('\n3 findings pass, 0 fail, 0 broken;');
  });

  it('finds failures like a whole run', () => {
    const { code, out } = certify(wrong, '--only', 'rows-sum-to-one');

    expect(code).toBe(1);
    expect(out).toMatch(
      /^✘ only rows-sum-to-one: does not conform at stable: softmax in float64 by rows-sum/,
    );
  });

  it('says so too where there is no subject', () => {
    const { code, out } = certify('--only', 'smoke', '--', 'false');

    expect(code).toBe(3);
    expect(out).toMatch(/^\? only smoke: no verdict: /);
  });
});
