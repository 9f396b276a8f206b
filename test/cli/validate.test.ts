import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-validate-'));
const adapter = fileURLToPath(new URL('../../conformance/adapters/python/adapter.py', import.meta.url));

it('validate has no complaint of the adapter that people copy', async () => {
  const { code, out } = await type(['validate', '--', 'python3', adapter]);
  expect(out).toMatch(/^\d+ lines, all as the protocol has them\n$/);
  expect(code).toBe(0);
});

it('validate names the lines that are wrong, and the fields', async () => {
  const path = join(folder, 'wrong.py');
  const right = readFileSync(adapter, 'utf8');
  writeFileSync(path, right.replace('"protocol": 1', '"protocol": 1, "capabilties": 7'));
  const { code, out } = await type(['validate', '--', 'python3', path]);

  expect(right).toContain('"protocol": 1');
  expect(out).toMatch(
    /^line 1: capabilties: nobody knows this field, or asked for it\n\d+ lines, 1 complaint\n$/,
  );
  expect(code).toBe(1);
});

it('validate tells a mistake that is in many lines once', async () => {
  const path = join(folder, 'misspelt.py');
  writeFileSync(path, readFileSync(adapter, 'utf8').replace('= {"value": ', '= {"valeu": '));
  const { code, out } = await type(['validate', '--', 'python3', path]);

  expect(out).toMatch(
    /^(line 2 and \d+ more: answers\.\w+: none of value, refused and unsupported, but valeu\n){4}\d+ lines, \d+ complaints\n$/,
  );
  expect(code).toBe(1);
});

it('validate says why where there is nobody to talk to', async () => {
  const { code, out, err } = await type(['validate', '--', 'echo', 'hello']);

  expect(out).toMatch(/^line 1: .*not JSON/);
  expect(err).toBe('softproof: echo hello: nothing more can be asked after line 1\n');
  expect(code).toBe(3);
});

it('--transcript writes what is said, from start to stop', async () => {
  const path = join(folder, 'transcript.txt');
  const words = [
    'certify',
    '--effort',
    'quick',
    '--only',
    'smoke',
    '--transcript',
    path,
    '--',
    'python3',
    adapter,
  ];
  await type(words);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');

  expect(lines[0]).toBe(`# starts: ${JSON.stringify(['python3', adapter])}`);
  expect(lines[1]).toMatch(/^> \{"cmd":"start","protocol":1/);
  expect(lines[2]).toMatch(/^< \{"name": "textbook Python"/);
  expect(lines.filter((line) => line.startsWith('> {"cmd":"run","id":')).length).toBeGreaterThan(2);
  expect(lines.slice(-2)).toEqual(['> {"cmd":"stop"}', '# is over: it exited with status 0']);
});
