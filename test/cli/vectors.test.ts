import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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
  it('exports all files into a folder that it makes, and nothing else', () => {
    const names = readdirSync(exported);

    expect(said).toBe(`${names.length} vector files written to ${exported}\n`);
    expect(names).toContain('worked-examples.float64.json');
    expect(names.every((name) => name.endsWith('.json'))).toBe(true);
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

  it('refuses a file that is not JSON', async () => {
    const folder = changed('cut', (text) => text.slice(0, 100));

    expect(await type(['vectors', 'verify', folder])).toMatchObject({ code: 2, out: '' });
  });
});
