import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { built } from '../build.ts';
import { type } from '../cli/terminal.ts';

const examples = fileURLToPath(new URL('../../conformance/examples', import.meta.url));
const page = readFileSync(join(examples, 'README.md'), 'utf8');
const [, written] = /^```json\n([\s\S]*?)^```$/m.exec(page)!;
const blocks = [...page.matchAll(/^```(?:js|python)\n([\s\S]*?)^```$/gm)].map(([, text]) => text!);

it('the page shows the files that the tests run', () => {
  for (const file of [
    'javascript/vitest-right.test.mjs',
    'javascript/node-right.test.mjs',
    'python/test_right.py',
  ])
    expect(blocks).toContain(readFileSync(join(examples, file), 'utf8'));
});

it('the plain functions print what the page says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'softproof-examples-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(dirname(built()), join(folder, 'node_modules/softproof'));
  cpSync(join(examples, 'javascript/right.mjs'), join(folder, 'right.mjs'));
  const example = blocks.find((block) => block.includes("from 'softproof';"))!;
  writeFileSync(join(folder, 'example.mjs'), example);
  const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
  const shown = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => `${line}\n`);
  expect(shown.length).toBe(5);
  expect(stdout + stderr).toBe(shown.join(''));
});

it('the case on the page can be replayed', async () => {
  const { code, out } = await type(['replay', written!, '--kernel']);
  expect(out).toMatch(/^✔ passes now: shift-invariance: softmax in float64 holds at /m);
  expect(code).toBe(0);
});
