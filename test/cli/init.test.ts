import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STARTERS } from '../../src/cli/starters.ts';
import { built } from '../build.ts';
import { withoutBrowser } from '../kit/browser.ts';
import { type } from './terminal.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'softproof-init-'));

/** Types a command into a shell, `npx softproof` being what was built. */
function shell(folder: string, command: string) {
  const main = join(built(), 'cli', 'main.js');
  const script = command.replace(/^npx softproof/, `"${process.execPath}" "${main}"`);
  return spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
}

/** Whether a tool is installed; that of a page is the browser. */
const known = (tool: string) =>
  tool === '--page' ? !withoutBrowser : spawnSync('which', [tool]).status === 0;

/** The tool that a language needs, besides softproof: the first word that is not ours. */
const toolOf = ({ commands }: (typeof STARTERS)[number]) =>
  commands[0]!
    .replace(/^npx softproof certify (-- )?/, '')
    .replace(/^\.\/.*/, 'node')
    .split(' ')[0]!;

beforeAll(() => {
  built();
});

describe('softproof init', () => {
  it.each(STARTERS)('writes a file for $language and says how to have it judged', async (starter) => {
    const folder = newFolder();
    const { code, out } = await type(['init', starter.language, '--out', folder]);

    expect(code).toBe(0);
    expect(existsSync(join(folder, starter.file))).toBe(true);
    const said = [`cd ${folder}`, ...starter.commands].map((command) => `    ${command}\n`);
    expect(out).toContain(`\n\n${said.join('')}\n`);
  });

  it.for(STARTERS.map((starter) => ({ ...starter, tool: toolOf(starter) })))(
    'writes what conforms as it stands, in $language',
    async ({ language, tool, commands }, { skip }) => {
      if (!known(tool)) skip(`${tool} is not installed`);
      const folder = newFolder();
      await type(['init', language, '--out', folder]);
      for (const command of commands) {
        const { status, stdout, stderr } = shell(
          folder,
          command.replace('certify', 'certify --effort quick'),
        );
        expect([status, stderr.replace(/^note:.*\n/gm, '')], stdout).toEqual([0, '']);
      }
    },
  );

  it('writes what is judged: a mistake in it is found', async () => {
    const folder = newFolder();
    await type(['init', 'c', '--out', folder]);
    const file = join(folder, 'adapter.c');
    const right = readFileSync(file, 'utf8');
    const wrong = right.replace('exp(row[j] - *largest)', 'exp(row[j])');
    expect(wrong).not.toBe(right);
    writeFileSync(file, wrong);
    shell(folder, 'cc -O2 -o adapter adapter.c -lm');

    const { status, stdout } = shell(folder, 'npx softproof certify --effort quick -- ./adapter');
    expect([status, stdout.split('\n')[0]]).toEqual([
      1,
      expect.stringContaining('does not conform at stable'),
    ]);
  });

  it('leaves a file that is there already as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'adapter.py'), 'mine');
    const { code, err } = await type(['init', 'python', '--out', folder]);

    expect([code, err]).toEqual([2, expect.stringMatching(/adapter\.py: is there already; .*--out/)]);
    expect(readFileSync(join(folder, 'adapter.py'), 'utf8')).toBe('mine');
  });

  it('names the languages where it does not know one', async () => {
    const { code, err } = await type(['init', 'cobol']);

    expect([code, err]).toEqual([2, expect.stringMatching(/python, c, c\+\+, rust, go, java/)]);
  });
});
