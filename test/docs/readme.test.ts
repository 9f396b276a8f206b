import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'softproof-readme-'));

/** The fenced blocks of the README, by their language. */
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
  language,
  text: text!,
}));

/** A line of the README that starts with `softproof`, as a reader would type it in a folder of his own. */
function softproof(line: string) {
  const words = [...line.replace(/ +#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain!,
  );
  const main = join(built(), 'cli', 'main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words.slice(1)], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const module = blocks.find(({ language }) => language === 'js')!;
  writeFileSync(join(folder, 'my-softmax.mjs'), module.text);
  copyFileSync(join(root, 'conformance/adapters/python/adapter.py'), join(folder, 'adapter.py'));
});

describe('the README', () => {
  it('shows what its example is told, and mends it as it says', () => {
    const [line] = readme.match(/^softproof certify \.\/my-softmax\.mjs$/m)!;
    const before = softproof(`${line} --effort quick`);
    expect(before.status).toBe(1);
    for (const shown of [
      '✘ does not conform at stable: softmax in float64 by agreement',
      'logits    710',
      'answer    nan',
    ]) {
      expect(readme).toContain(shown);
      expect(before.stdout).toContain(shown);
    }
    const wrong = readFileSync(join(folder, 'my-softmax.mjs'), 'utf8');
    const row = 'logits.subarray(i * classes, (i + 1) * classes)';
    expect(wrong).toContain(`${row}.map(Math.exp)`);
    const right = wrong.replace(
      `${row}.map(Math.exp)`,
      `${row}.map((x, _, row) => Math.exp(x - Math.max(...row)))`,
    );
    writeFileSync(join(folder, 'my-softmax.mjs'), right);
    expect(softproof(`${line} --effort quick`).status).toBe(0);
  });

  it('certifies its Python adapter as it stands', () => {
    const [line] = readme.match(/^softproof certify -- python3 adapter\.py$/m)!;
    expect(softproof(line.replace(' -- ', ' --effort quick -- ')).status).toBe(0);
  });

  it('shows a function for it that conforms', () => {
    const shown = blocks.find(({ language }) => language === 'python')!.text;
    const own = readFileSync(join(folder, 'adapter.py'), 'utf8');
    const replaced = own.replace(/def cross_entropy\(problem\):\n( .*\n)+/, () => shown);
    expect(replaced).not.toBe(own);
    writeFileSync(join(folder, 'with-torch.py'), replaced);
    copyFileSync(join(import.meta.dirname, 'torch.py'), join(folder, 'torch.py'));
    const run = softproof('softproof certify --effort quick -- python3 with-torch.py');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/✔ conforms at stable: .*cross_entropy/);
  });

  it('counts the results of the second opinion as its last run did', () => {
    const result = readFileSync(join(root, 'conformance/second-opinion/RESULT.md'), 'utf8');
    const [, counted] = /(\d+) results of the reference/.exec(result)!;
    expect(readme.replace(/(\d) (?=\d)/g, '$1')).toContain(`${counted} results agree`);
  });

  it('looks things up with commands that work', () => {
    const lines = readme.match(/^softproof (evaluate|explain) .*$/gm)!;
    expect(lines.length).toBe(2);
    for (const line of lines) expect(softproof(line)).toMatchObject({ status: 0, stderr: '' });
  });

  it('names scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const [, name] of readme.matchAll(/npm run ([\w-]+)/g)) expect(scripts).toHaveProperty([name!]);
  });

  it('names the exit codes that the command line knows', () => {
    const source = readFileSync(join(root, 'src/cli/exit-code.ts'), 'utf8');
    const rows = readme.match(/^\| [\d, ]+ \|/gm)!.join();
    for (const code of [0, 1, 2, 3, 4, 130, 143, 129]) {
      expect(rows).toMatch(new RegExp(`\\b${code}\\b`));
      expect(source).toMatch(new RegExp(`\\b${code}\\b`));
    }
  });
});
