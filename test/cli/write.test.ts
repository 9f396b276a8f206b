import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder, writeWhole } from '../../src/cli/write.ts';

const root = mkdtempSync(join(tmpdir(), 'softproof-write-'));

it('writes a file, and leaves nothing beside it', () => {
  const folder = join(root, 'one');
  makeFolder(folder);
  writeWhole(join(folder, 'x.json'), 'first');
  writeWhole(join(folder, 'x.json'), 'second');

  expect(readdirSync(folder)).toEqual(['x.json']);
  expect(readFileSync(join(folder, 'x.json'), 'utf8')).toBe('second');
});

it('leaves nothing behind where it cannot write', () => {
  const folder = join(root, 'two');
  mkdirSync(join(folder, 'x.json', 'child'), { recursive: true });

  expect(() => writeWhole(join(folder, 'x.json'), 'text')).toThrow(/x\.json: cannot be written/);
  expect(readdirSync(folder)).toEqual(['x.json']);
});

it('makes folders within folders, but not within a file', () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  makeFolder(join(root, 'a', 'b', 'c'));

  expect(readdirSync(join(root, 'a', 'b'))).toEqual(['c']);
  expect(() => makeFolder(join(file, 'd'))).toThrow(/cannot be written/);
});
