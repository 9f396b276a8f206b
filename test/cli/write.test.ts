import { spawn, spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkWritable, makeFolder, writeWhole } from '../../src/cli/write.ts';

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

it('writes through links to where they lead, be there a file or none', () => {
  const folder = join(root, 'links');
  makeFolder(join(folder, 'below'));
  symlinkSync('below/far.json', join(folder, 'near'));
  symlinkSync('near', join(folder, 'nearer'));
  for (const text of ['first', 'second']) writeWhole(join(folder, 'nearer'), text);

  expect(readlinkSync(join(folder, 'nearer'))).toBe('near');
  expect(readlinkSync(join(folder, 'near'))).toBe('below/far.json');
  expect(readFileSync(join(folder, 'below', 'far.json'), 'utf8')).toBe('second');
  expect(readdirSync(join(folder, 'below'))).toEqual(['far.json']);
});

it('refuses links that lead in a circle', () => {
  symlinkSync('circle', join(root, 'circle'));

  expect(() => checkWritable(join(root, 'circle'))).toThrow(/circle: cannot be written/);
  expect(() => writeWhole(join(root, 'circle'), 'text')).toThrow(/circle: cannot be written/);
});

it('writes into a pipe, and leaves it a pipe', async () => {
  const pipe = join(root, 'pipe');
  spawnSync('mkfifo', [pipe]);
  checkWritable(pipe);
  const reader = spawn('cat', [pipe]);
  let read = '';
  reader.stdout.on('data', (chunk) => {
    read += chunk;
  });
  await vi.waitFor(() => writeWhole(pipe, 'text'));
  await new Promise((resolve) => reader.on('close', resolve));

  expect(read).toBe('text');
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

it('does not wait for a pipe that nobody reads', () => {
  const pipe = join(root, 'unread');
  spawnSync('mkfifo', [pipe]);

  expect(() => writeWhole(pipe, 'text')).toThrow(/unread: cannot be written/);
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});
