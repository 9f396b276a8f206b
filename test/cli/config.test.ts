import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { built } from '../build.ts';
import { BROWSER_FLAGS, withoutBrowser } from '../kit/browser.ts';

const right = fileURLToPath(new URL('./subjects/textbook.mjs', import.meta.url));

/** `softproof` in a folder with these files. */
function softproof(files: Readonly<Record<string, string>>, ...words: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'softproof-config-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const run = [join(built(), 'cli', 'main.js'), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, run, { cwd: folder, encoding: 'utf8' });
  return {
    code: status,
    out: stdout,
    err: stderr,
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
  };
}

const certify = (files: Readonly<Record<string, string>>, ...words: string[]) =>
  softproof(files, 'certify', ...words);

const SETTINGS = { module: right, effort: 'quick', seed: 5, only: ['smoke'], report: ['json=config.json'] };
const json = (settings: object) => ({ 'softproof.config.json': JSON.stringify(settings) });

describe('a config file', () => {
  it('says what is judged and how', () => {
    const { code, read } = certify(json({ ...SETTINGS, level: 'safe,softmax=stable' }));
    const { result } = JSON.parse(read('config.json'));

    expect(code).toBe(3);
    expect(result).toMatchObject({
      subject: { name: 'textbook' },
      effort: 'quick',
      seed: 5,
      only: ['smoke'],
      asked: 'safe',
      asked_of: [{ quantity: 'softmax', level: 'stable' }],
    });
  });

  it('may be a module, which is run', () => {
    const text = `export default { ...${JSON.stringify(SETTINGS)}, seed: 2 + 4 };`;

    expect(certify({ 'softproof.config.mjs': text }).out).toContain('effort quick, seed 6');
  });

  it('is outweighed by what is typed', () => {
    const { out } = certify(json(SETTINGS), '--seed', '1', '--only', 'smoke', '--', 'false');

    expect(out).toContain('no verdict');
    expect(out).toContain('false, judged by');
    expect(out).toContain('effort quick, seed 1');
  });

  it('has a browser for pages alone', () => {
    const settings = { ...SETTINGS, browser: '/nowhere', browserArg: ['--flag'] };

    expect(certify(json(settings)).code).toBe(3);
    expect(certify(json({ browser: '/nowhere' }), '--page', right).err).toContain('/nowhere');
    expect(certify(json({}), '--browser', 'b', right).err).toContain('--browser: only --page has one');
  });

  it('says who is asked, and what, to commands that come to no verdict', () => {
    const settings = { ...SETTINGS, transcript: 'talk.txt' };
    const words = ['questions', '--out', 'q.jsonl'];
    const { out, read } = softproof(json(settings), ...words);
    const typed = softproof({}, ...words, '--seed', '5', '--effort', 'quick', right);

    expect(out).toMatch(/^\d+ questions written/);
    expect(read('q.jsonl')).toBe(typed.read('q.jsonl'));
    expect(() => read('talk.txt')).toThrow();
    expect(softproof(json(settings), 'validate').out).toMatch(/^\d+ lines, all as the protocol/);
    expect(softproof(json(settings), 'validate', '--no-config').err).toContain('validate: name a module');
    expect(softproof(json({ answers: 'a.jsonl' }), 'validate').err).toContain('validate: name a module');
  });

  it.skipIf(withoutBrowser)('is not needed to talk to a page', () => {
    const flags = BROWSER_FLAGS.map((flag) => `--browser-arg=${flag}`);
    const { code, out } = softproof({}, 'validate', '--page', right, ...flags);

    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ lines, all as the protocol/)]);
  });

  it('is another one, or none, where that is said', () => {
    const files = { ...json({ no: 'such thing' }), 'other.json': JSON.stringify(SETTINGS) };

    expect(certify(files, '--config', 'other.json').out).toContain('effort quick, seed 5');
    expect(certify(files, '--no-config', right, '--only', 'smoke').out).toContain('effort standard, seed 1');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'an unknown setting',
      json({ levle: 'safe' }),
      'softproof.config.json: there is no setting "levle" (did you mean level?)',
    ],
    ['a setting like no other', json({ frobnicate: 1 }), 'there is no setting "frobnicate"\n'],
    [
      'a wrong value',
      json({ effort: 'huge' }),
      'softproof.config.json: effort: "huge" is none of "quick", "standard", "exhaustive"\n',
    ],
    [
      'a wrong level',
      json({ level: 'stable,softmax' }),
      'level: it is no level as --level takes it; the levels are safe, stable',
    ],
    ['a wrong report', json({ report: ['xml=x'] }), '--report xml=x: write'],
    ['two subjects', json({ module: 'a.mjs', program: ['b'] }), 'the config file: name a module'],
    ['no JSON', { 'softproof.config.json': '{' }, 'softproof.config.json: cannot be read (SyntaxError:'],
    ['a list', { 'softproof.config.json': '[]' }, 'it is no object of settings'],
    [
      'no default export',
      { 'softproof.config.mjs': 'export const level = 1;' },
      'it is no object of settings',
    ],
    [
      'an error',
      { 'softproof.config.mjs': 'throw new Error("a\\nb\\u001b[31m");' },
      'cannot be read (Error: a b [31m)\n',
    ],
    [
      'company',
      { ...json({}), 'softproof.config.mjs': '' },
      'both are here; keep one, or choose with --config',
    ],
  ])('with %s is one line, and exit code 2', (_, files, why) => {
    const { code, err } = certify(files);

    expect(err).toContain(why);
    expect(err).toMatch(/^softproof: [^\n]*\n$/);
    expect(code).toBe(2);
  });
});
