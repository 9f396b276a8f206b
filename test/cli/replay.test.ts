import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../build.ts';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-replay-'));
const report = join(folder, 'softproof.json');
const subject = (name: string) => fileURLToPath(new URL(`subjects/${name}`, import.meta.url));
const ONE =
  '{"check":"agreement","quantity":"softmax","questions":[{"problem":{"logits":[[0,1]],"labels":[0]}}]}';
const LITTLE = ['--effort', 'quick', '--only', 'agreement', '--only', 'rows-*'];
let main: string;
let out: string;

/** `softproof` in a process of its own, as modules need it. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

beforeAll(() => {
  main = join(built(), 'cli', 'main.js');
  ({ out } = run('certify', ...LITTLE, '--report', `json=${report}`, subject('doubled.mjs')));
});

describe('softproof replay', () => {
  it('runs the line that ends a failure, as it stands', () => {
    const [line] = out.match(/^ {4}softproof replay .*$/m)!;
    const again = run(...line.trim().split(' ').slice(1));
    expect(again.code).toBe(1);
    expect(again.out).toMatch(/^✘ still fails: \S+: \w+ in float64 holds at no level$/m);
    expect(again.out).toMatch(/^ {4}answer .*\n {4}exact .*\n {4}error .* no level$/m);
  });

  it('replays all failures of a report', () => {
    const { code, out } = run('replay', report, subject('doubled.mjs'));
    expect(code).toBe(1);
    expect(out).toMatch(/\n(\d+) cases: \1 fail, 0 broken or without a verdict\n$/);
  });

  it('asks nobody else about a failure of a report', async () => {
    const { code, out, err } = await type(['replay', `${report}#1`]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/softproof\.json#1: it is a case of doubled; name whom to ask: a module, /);
    expect(run('replay', `${report}#1`, subject('textbook.mjs')).out).toMatch(/^asked: textbook 1\n/);
  });

  it('asks whom the config file names, where nobody is typed', () => {
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ module: subject('textbook.mjs'), browser: 'b', level: 'exact' }));
    const { code, out } = run('replay', ONE, '--config', config);
    expect({ code, asked: out.split('\n')[0] }).toEqual({ code: 0, asked: 'asked: textbook 1' });
    expect(run('replay', ONE, '--config', config, subject('doubled.mjs')).code).toBe(1);
    expect(run('replay', ONE, '--config', config, '--kernel').out).toMatch(/^asked: softproof kernel /);
  });

  it('asks the kernel about its own failures', async () => {
    const own = join(folder, 'own.json');
    const text = readFileSync(report, 'utf8').replace('"name":"doubled"', '"name":"softproof kernel"');
    writeFileSync(own, text.replace('"name": "doubled"', '"name": "softproof kernel"'));
    const { out } = await type(['replay', `${own}#1`, '--no-config']);
    expect(out).toMatch(/^asked: softproof kernel /);
  });

  it('says what passes now', () => {
    const { code, out } = run('replay', ONE, subject('textbook.mjs'));
    expect(code).toBe(0);
    expect(out).toMatch(/^asked: textbook 1\n/);
    expect(out).toContain('✔ passes now: agreement: softmax in float64 holds at ');
  });

  it('judges a problem alone by agreement', async () => {
    const { code, out } = await type(['replay', '{"logits":[[0,1]],"labels":[0]}', '--kernel']);
    expect(code).toBe(0);
    expect(out.match(/^✔ passes: /gm)?.length).toBe(4);
  });

  it('spells the case out where there is no JSON report', () => {
    const { out } = run('certify', ...LITTLE, subject('doubled.mjs'));
    const [, text, module] = out.match(/^ {4}softproof replay '(\{.*\})' (\S+)$/m)!;
    expect(run('replay', text!, module!).code).toBe(1);
  });

  it('has no verdict where nobody answers, or it is not claimed', async () => {
    expect((await type(['replay', ONE, '--', '/nowhere'])).code).toBe(3);
    const other = ONE.replace('"quantity"', '"dtype":"float16","quantity"').replace(
      '[[0,1]]',
      '[[0,1]],"dtype":"float16"',
    );
    const { code, out } = await type(['replay', other, '--kernel']);
    expect(code).toBe(3);
    expect(out).toContain('? no verdict: agreement: softmax in float16\n  softmax in float16 is not claimed');
  });

  it('says what of a problem is not claimed, beside what is judged', () => {
    const problem = '{"logits":[[0,1]],"labels":[0],"weights":[1,2]}';
    const { code, out } = run('replay', problem, subject('textbook.mjs'));
    expect(code).toBe(0);
    expect(out).toMatch(/^✔ passes: softmax in float64 /m);
    expect(out).toMatch(/^- cross_entropy in float64 is not claimed/m);
    const loss = run('replay', '{"logits":[[0,1]],"labels":[0]}', subject('loss-only.mjs')).out;
    expect(loss).toMatch(/^- softmax in float64 is not claimed$/m);
    const weighted = run('replay', problem, subject('loss-only.mjs'));
    expect(weighted.code).toBe(3);
    expect(weighted.out).toMatch(/cross_entropy in float64 is not claimed with weights$/m);
  });

  it('has no verdict where nothing of what is asked is claimed', () => {
    const { code, out } = run('replay', '{"logits":[[0,1]]}', subject('loss-only.mjs'));
    expect(code).toBe(3);
    expect(out).toMatch(/^\? no verdict: softmax in float64\n {2}softmax in float64 is not claimed$/m);
    expect(out).not.toContain('cross_entropy');
  });

  it.each([
    [['replay', join(folder, 'none.json')], /none\.json: cannot be read/],
    [['replay', `${report}#9999`], /#9999: there is no such one/],
    [['replay', `${report}#x`], /#x: after # stands the number of a failure, as in .*#1$/m],
    [['replay', '{}'], /the case: no case/],
    [['replay', ONE, 'a.mjs', '--', 'b'], /replay: .* one of them/],
    [['replay', ONE, 'a.mjs', '--kernel'], /--kernel; one of them/],
    [['replay', ONE], /the case: name whom to ask: a module, a program after --, /],
    [['replay', ONE.replace('agreement', 'agreeing'), '--kernel'], /there is no check "agreeing"/],
  ])('says what is wrong in one line: %j', async (words, message) => {
    const { code, err } = await type(words);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trim().split('\n').length).toBe(1);
  });

  it('says where there is nothing to replay', async () => {
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, '{"result":{"asked":"stable","findings":[]}}');
    expect((await type(['replay', empty])).err).toContain('no counterexample in it');
  });
});
