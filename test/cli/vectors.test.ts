import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { built } from '../build.ts';
import { type } from './terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'softproof-vectors-'));
const exported = join(root, 'a', 'b');
let said = '';

/** A folder with one of the exported files, changed. */
function changed(folder: string, change: (text: string) => string): string {
  const path = join(root, folder);
  cpSync(join(exported, 'worked-examples.float64.json'), join(path, 'worked-examples.float64.json'));
  const file = join(path, 'worked-examples.float64.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return path;
}

beforeAll(async () => {
  said = (await type(['vectors', 'export', '--out', exported])).out;
});

describe('softproof vectors', () => {
  it('exports all files and their licence into a folder that it makes', () => {
    const names = readdirSync(exported);

    expect(said).toBe(`${names.length - 1} vector files written to ${exported}\n`);
    expect(names).toContain('worked-examples.float64.json');
    expect(names.filter((name) => !name.endsWith('.json'))).toEqual(['LICENSE']);
    expect(readFileSync(join(exported, 'LICENSE'), 'utf8')).toContain('CC0-1.0');
  });

  it('finds nothing to say of a file as it was exported', async () => {
    const { code, out } = await type(['vectors', 'verify', changed('same', (text) => text)]);

    expect([code, out.includes('all as derived anew')]).toEqual([0, true]);
  });

  it('says which expected value differs from the one derived', async () => {
    const folder = changed('wrong', (text) => text.replace('"lowest": ["-20"', '"lowest": ["-21"'));
    const { code, out } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(1);
    expect(out).toContain(
      'worked-examples/two-equal, expected.0.levels.safe.lowest.0: says -21 where -20 is right',
    );
  });

  it('refuses a file that is not of the form, naming file and field', async () => {
    const folder = changed('schema', (text) => text.replace('"dtype": "float64"', '"dtype": "double"'));
    const { code, err } = await type(['vectors', 'verify', folder]);

    expect(code).toBe(2);
    expect(err).toMatch(/^softproof: .*worked-examples\.float64\.json: dtype/);
  });

  it('says which cases are missing, renamed, or in a file renamed', async () => {
    const renamed = changed('renamed', (text) =>
      text.replaceAll('worked-examples/two-equal"', 'worked-examples/2"'),
    );
    expect(await type(['vectors', 'verify', renamed])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/two-equal is missing\n.*worked-examples\/2 is no case of the group\n/),
    });

    const moved = changed('moved', (text) => text);
    renameSync(join(moved, 'worked-examples.float64.json'), join(moved, 'mine.json'));
    expect(await type(['vectors', 'verify', moved])).toMatchObject({
      code: 1,
      out: expect.stringContaining('mine.json: is called worked-examples.float64.json'),
    });
  });

  it('reports every file that is not of the form', async () => {
    const folder = changed('both', (text) => text.slice(0, 100));
    writeFileSync(join(folder, 'other.json'), '{}');
    const { code, err } = await type(['vectors', 'verify', folder]);

    expect([code, err.match(/^softproof: .*(other|float64)\.json: /gm)?.length]).toEqual([2, 2]);
  });

  /** Interrupts a command at its first sign of life; its exit code, and what it said last. */
  async function interrupted(words: readonly string[], alive: (err: string) => boolean) {
    const child = spawn(process.execPath, [join(built(), 'cli', 'main.js'), 'vectors', ...words]);
    const ended = new Promise((resolve) => child.on('close', resolve));
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    await vi.waitFor(() => expect(alive(err)).toBe(true), { timeout: 30_000, interval: 20 });
    child.kill('SIGINT');
    return [await ended, err.split('\n').at(-2)];
  }

  it('stops an export between two files when interrupted', async () => {
    const folder = join(root, 'interrupted');
    const begun = () => existsSync(folder) && readdirSync(folder).length > 0;

    expect(await interrupted(['export', '--out', folder], begun)).toEqual([130, 'softproof: interrupted']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name === 'LICENSE')).toEqual([]);
  });

  it('stops a verification between two files when interrupted', async () => {
    const folder = join(root, 'long');
    cpSync(exported, folder, { recursive: true });
    writeFileSync(join(folder, 'a.json'), '');

    expect(await interrupted(['verify', folder], (err) => err !== '')).toEqual([
      130,
      'softproof: interrupted',
    ]);
  });

  it('refuses a file that is not JSON', async () => {
    const folder = changed('cut', (text) => text.slice(0, 100));

    expect(await type(['vectors', 'verify', folder])).toMatchObject({ code: 2, out: '' });
  });
});
