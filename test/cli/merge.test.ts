import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../build.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-merge-'));
const wrong = fileURLToPath(new URL('./subjects/doubled.mjs', import.meta.url));

/** `softproof` in a process of its own and in the folder of the files, as users have it. */
function softproof(...words: string[]) {
  const run = [join(built(), 'cli', 'main.js'), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, run, { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** The text of the result in a report: all that comes before the circumstances. */
const resultIn = (name: string) => readFileSync(join(folder, name), 'utf8').split('"circumstances"')[0];

const parts: ReturnType<typeof softproof>[] = [];

beforeAll(() => {
  softproof('certify', wrong, '--effort', 'quick', '--report', 'json=one.json');
  for (const k of [1, 2]) {
    const words = [
      '--effort',
      'quick',
      '--shard',
      `${k}/2`,
      '--threads',
      `${k}`,
      '--report',
      `json=${k}.json`,
    ];
    parts.push(softproof('certify', wrong, ...words));
  }
});

describe('softproof certify --shard', () => {
  it('has an exit code of its own, whatever it finds, and promises nothing', () => {
    expect(parts[0]).toMatchObject({ code: 4, err: '' });
    expect(parts[0]?.out).toMatch(/^\? shard 1\/2: no verdict until all 2 are merged\n/);
    expect(parts[0]?.out).toMatch(/✘ fail: softmax in float64 by smoke, agreement, every-size and \d+ more/);
  });

  it('has no verdict on what it cannot reach, and writes nothing', () => {
    const { code, err } = softproof('certify', '--shard', '1/2', '--report', 'json=none.json', '--', 'false');

    expect(code).toBe(3);
    expect(err).toMatch(/^softproof: no verdict: .*exited with status 1/);
    expect(() => readFileSync(join(folder, 'none.json'))).toThrow('ENOENT');
  });

  it.each([
    [[], 'write --report json=PATH for softproof merge'],
    [['--report', 'junit=x.xml'], 'write --report json=PATH'],
    [['--report', 'json=x.json', '--report', 'junit=x.xml'], 'write --report json=PATH'],
    [
      ['--report', 'json=x.json', '--require', 'softmax'],
      '--require is held against the whole; give it to softproof merge',
    ],
    [['--report', 'json=x.json', '--known-failures', 'k'], '--known-failures is held against the whole'],
  ])('does not take %j', (words, why) => {
    const { code, err } = softproof('certify', '--shard', '1/2', ...words);

    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it.each(['0/2', '3/2', '1', '1/', '1/2/3', '1/10001'])('is no share: %s', (share) => {
    expect(softproof('certify', '--shard', share).err).toContain('It is i/n, with i from 1 to n');
  });
});

describe('softproof merge', () => {
  it('writes the result of one run, byte for byte, whoever judged with how many threads', () => {
    const { code, out } = softproof('merge', '--out', 'json=merged.json', '2.json', '1.json');

    expect(code).toBe(1);
    expect(out).toMatch(/^✘ does not conform at stable: softmax in float64 by smoke, agreement/);
    expect(resultIn('merged.json')).toBe(resultIn('one.json'));
    expect(resultIn('merged.json')).toContain('"verdict"');
  });

  it('writes the other reports, by the name of either option', () => {
    softproof('merge', '1.json', '2.json', '--report', 'junit=merged.xml', '--out', 'json=again.json');

    expect(readFileSync(join(folder, 'merged.xml'), 'utf8')).toContain('<testsuites name="softproof"');
    expect(resultIn('again.json')).toBe(resultIn('one.json'));
  });

  it('holds known failures and what is required against the whole', () => {
    softproof('merge', '1.json', '2.json', '--known-failures', 'known.json', '--update-known-failures');
    const known = join(folder, 'known.json');
    writeFileSync(known, readFileSync(known, 'utf8').replaceAll(/REASON WANTED[^"]*/g, 'Mended in 2.0.'));
    const accepted = softproof('merge', '1.json', '2.json', '--known-failures', 'known.json');
    const more = softproof(
      'merge',
      '1.json',
      '2.json',
      '--known-failures',
      'known.json',
      '--require',
      'log_softmax',
    );

    expect([accepted.code, more.code]).toEqual([0, 1]);
    expect(accepted.out).toMatch(/^✔ conforms except: softmax in float64/);
    expect(more.out).toContain('required and not claimed: log_softmax');
  });

  it('refuses what is no whole, and names the files', () => {
    expect(softproof('merge', '1.json')).toMatchObject({
      code: 2,
      err: 'softproof: merge: shard 2/2 is missing: 1.json is 1/2; name all 2\n',
    });
    expect(softproof('merge', '1.json', 'one.json').err).toContain(
      'one.json: this is the report of a whole run',
    );
    expect(softproof('merge', '1.json', 'no.json').err).toContain('no.json: cannot be read');
  });
});
