import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { built } from '../build.ts';
import { withoutBrowser } from '../kit/browser.ts';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-certify-'));
const subject = (name: string) => fileURLToPath(new URL(`./subjects/${name}`, import.meta.url));
let main: string;

beforeAll(() => {
  main = join(built(), 'cli', 'main.js');
});

/** `softproof certify` in a process of its own, as users have it. */
function certify(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'certify', ...words], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('softproof certify', () => {
  it('certifies the embedded kernel where no subject is named', async () => {
    const path = join(folder, 'kernel.json');
    const { code, out } = await type(['certify', '--effort', 'quick', '--report', `json=${path}`]);
    const { result } = JSON.parse(readFileSync(path, 'utf8'));

    expect(out).toMatch(
      /^✔ conforms at stable: softmax, log_softmax, cross_entropy, cross_entropy_grad in float64;/,
    );
    expect([code, result.verdict]).toEqual([0, 'conforms']);
    for (const quantity of ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad']) {
      expect(['accurate', 'faithful', 'exact']).toContain(result.levels[quantity].float64);
    }
  });

  it('certifies a module, and skips what it does not have', () => {
    const { code, out } = certify(subject('textbook.mjs'), '--effort', 'quick');

    expect(out).toMatch(
      /^✔ conforms at stable: softmax in float64; not claimed: log_softmax, cross_entropy,/,
    );
    expect(code).toBe(0);
  });

  it.skipIf(withoutBrowser)('certifies a module in a page, and says how to ask that again', () => {
    const { code, out } = certify('--page', subject('doubled.mjs'), '--effort', 'quick');

    expect(out).toMatch(/^✘ does not conform at stable: .*\n {2}\S+.* Chromium \d+/);
    expect(out).toMatch(/softproof replay '.*' --page \S+doubled\.mjs\n/);
    expect(code).toBe(1);
  });

  it('finds a wrong module, with a counterexample as small as can be', () => {
    const path = join(folder, 'doubled.json');
    const { code } = certify(subject('doubled.mjs'), '--effort', 'quick', '--report', `json=${path}`);
    const { result } = JSON.parse(readFileSync(path, 'utf8'));
    const sums = result.findings.find((finding: { check: string }) => finding.check === 'rows-sum-to-one');

    expect([code, result.verdict]).toEqual([1, 'does-not-conform']);
    expect(sums).toMatchObject({ status: 'fail', level: 'none', requirements: ['SCE-ROW-SUM'] });
    expect(sums.counterexample.questions[0].problem.logits.shape).toEqual([1, 1]);
  });

  it('gives the same result twice, byte for byte', () => {
    const [one, two] = ['one', 'two'].map((name) => {
      const path = join(folder, `${name}.json`);
      certify(subject('doubled.mjs'), '--effort', 'quick', '--report', `json=${path}`);
      return JSON.stringify(JSON.parse(readFileSync(path, 'utf8')).result);
    });

    expect(one).toBe(two);
  });

  it('writes nothing but the report to the standard output when it goes there', () => {
    const { code, out, err } = certify(subject('textbook.mjs'), '--effort', 'quick', '--report', 'json=-');

    expect(JSON.parse(out).result.verdict).toBe('conforms');
    expect(err).toMatch(/^conforms at stable: softmax in float64; [^\n]+\n$/);
    expect(code).toBe(0);
  });

  it('writes a page that says how to ask its subject again', () => {
    const path = join(folder, 'page.html');
    const { code } = certify(subject('doubled.mjs'), '--only', 'agreement', '--report', `html=${path}`);
    const page = readFileSync(path, 'utf8');

    expect(code).toBe(1);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toMatch(/softproof replay case-1\.json \S+doubled\.mjs</);
  });

  it('does not conform where a required cell is not claimed', () => {
    const { code, out } = certify(subject('textbook.mjs'), '--effort', 'quick', '--require', 'cross_entropy');

    expect(code).toBe(1);
    expect(out).toContain('required and not claimed: cross_entropy');
  });

  it('asks for the level it is told to', () => {
    const { code, out } = certify(subject('textbook.mjs'), '--effort', 'quick', '--level', 'exact');

    expect(code).toBe(1);
    expect(out).toMatch(/^✘ does not conform at exact: softmax in float64 by smoke, agreement/);
  });

  it('has no verdict on a module that throws on loading, and says so in the report', () => {
    const path = join(folder, 'throws.json');
    const { code, out } = certify(subject('throws.mjs'), '--report', `json=${path}`);
    const { result } = JSON.parse(readFileSync(path, 'utf8'));

    expect(out).toMatch(/^\? no verdict: .*; its log: Error: no such device, at file:\S+throws\.mjs:1\n/);
    expect([code, result.verdict]).toEqual([3, 'no-verdict']);
  });

  it.each([
    [['/no/such/program'], 'could not be started: not found; is it installed'],
    [['false'], 'exited with status 1'],
    [['echo', 'hello'], 'not JSON'],
  ])('has no verdict on the program %j', async (program, reason) => {
    const { code, out } = await type(['certify', '--', ...program]);

    expect(code).toBe(3);
    expect(out).toContain(reason);
  });

  it('has no verdict on a program that never answers', async () => {
    const words = ['certify', '--effort', 'quick', '--timeout', '0.5', '--', 'sh', subject('sleeps.sh')];
    const { code, out } = await type(words);

    expect(code).toBe(3);
    expect(out).toMatch(/^\? no verdict: timed-out at smoke, softmax in float64/);
  });

  it.each([
    ['SIGINT', 130, 'interrupted'],
    ['SIGTERM', 143, 'terminated'],
    ['SIGHUP', 129, 'hung up'],
  ] as const)('closes the program and says one line on %s', async (signal, code, word) => {
    const pidFile = join(folder, `pid-${signal}`);
    const child = spawn(process.execPath, [main, 'certify', '--', 'sh', subject('sleeps.sh'), pidFile]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = new Promise((resolve) => child.on('close', (status) => resolve(status)));
    await vi.waitFor(() => expect(readFileSync(pidFile, 'utf8')).not.toBe(''), { timeout: 30_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill(signal);

    expect([await ended, err]).toEqual([code, `softproof: ${word}\n`]);
    expect(() => process.kill(Number(readFileSync(pidFile, 'utf8')), 0)).toThrow('ESRCH');
  });

  it.skipIf(!existsSync('/dev/full'))('has no verdict where its output is lost', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(
      process.execPath,
      [main, 'certify', subject('doubled.mjs'), '--effort', 'quick'],
      {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      },
    );
    closeSync(full);

    expect(stderr).toMatch(/^softproof: no verdict: the standard output cannot be written \(ENOSPC[^\n]*\n$/);
    expect(status).toBe(3);
  });

  it('shows progress in one line where somebody is looking', async () => {
    const clear = '\r\x1b[2K';
    const { err } = await type(['certify', '--effort', 'quick'], { progress: 'line' });
    const [nothing, begun, first, ...rest] = err.split(clear);

    expect([nothing, begun]).toEqual(['', '  0 %']);
    expect(first).toMatch(/^ {2}\d % {2}smoke, float64$/);
    expect(rest.at(-1)).toBe('');
    expect(err).not.toContain('\n');
  });
});
