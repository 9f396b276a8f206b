import { linkSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireApart } from '../../src/cli/apart.ts';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-apart-'));
const file = (name: string, text = '{}') => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const mine = file('mine.mjs', readFileSync('test/cli/subjects/textbook.mjs', 'utf8'));
const config = file('config.json', JSON.stringify({ module: mine }));
const [other, known, page] = [file('adapter.py', ''), file('known.json'), file('page.html', '')];
symlinkSync(mine, join(folder, 'link'));
symlinkSync(folder, join(folder, 'folder'));
linkSync(mine, join(folder, 'second-name'));

describe('what is read is not written over', () => {
  it.each([
    [['certify', '--report', `json=${mine}`, mine], 'is what is judged; name another one'],
    [['certify', '--report', `html=${join(folder, 'link')}`, mine], 'is what is judged'],
    [['certify', '--report', `json=${mine}`, join(folder, 'link')], 'is what is judged'],
    [['certify', '--report', `json=${join(folder, 'folder', 'mine.mjs')}`, mine], 'is what is judged'],
    [['certify', '--report', `json=${join(folder, 'second-name')}`, mine], 'is what is judged'],
    [['certify', '--page', page, '--report', `junit=${page}`], 'is what is judged'],
    [['certify', '--report', `badge=${mine}`, '--config', config], 'is what is judged'],
    [['certify', '--report', `badge=${config}`, '--config', config], 'is the config file'],
    [['certify', '--answers', other, '--report', `json=${other}`], 'holds the answers'],
    [['certify', '--known-failures', known, '--report', `json=${known}`, mine], 'holds the known failures'],
    [['certify', '--transcript', other, '--', 'python3', other], 'belongs to the program after --'],
    [['certify', '--shard', '1/2', '--report', `json=${mine}`, mine], 'is what is judged'],
    [['merge', '--out', `json=${other}`, other, known], 'is one of the shards'],
    [['compare', known, other, '--report', `html=${other}`], 'is one of those compared'],
    [['questions', '--out', mine, mine], 'is what is judged'],
    [['questions', '--out', known, '--claims', known], 'holds the claims'],
    [['replay', '--transcript', mine, '{"logits": [[0, 1]], "labels": [0]}', mine], 'is what is judged'],
  ])('%j', async (words, said) => {
    const before = [mine, other, known, page, config].map((path) => readFileSync(path, 'utf8'));
    const { code, out, err } = await type(words);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(err.split('\n')).toHaveLength(2);
    expect([mine, other, known, page, config].map((path) => readFileSync(path, 'utf8'))).toEqual(before);
  });
});

describe('no two files are written to one place', () => {
  it.each([
    ['--report', 'json=a', '--report', 'junit=./a'],
    ['--report', 'json=a', '--transcript', 'a'],
    ['--report', 'json=a.json', '--report', 'html=A.json'],
    ['--known-failures', known, '--update-known-failures', '--report', `json=${known}`],
  ])('%s %s %s %s', async (...words) => {
    const { code, err } = await type(['certify', ...words, mine]);

    expect(code).toBe(2);
    expect(err).toContain('goes there, too; give each a path of its own');
  });
});

it('lets files and streams be that are not the same', () => {
  mkdirSync(join(folder, 'reports'));
  const outputs = [join(folder, 'reports', 'mine.mjs'), '-', '/dev/stderr'].map((path) => ({
    path,
    as: path,
  }));

  expect(() =>
    requireApart(
      [
        { path: mine, is: 'is' },
        { path: '-', is: 'is' },
      ],
      outputs,
    ),
  ).not.toThrow();
});
