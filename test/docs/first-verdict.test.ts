import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../build.ts';

const page = readFileSync(new URL('../../conformance/adapters/README.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'softproof-first-verdict-'));

/** One step of the page: a function to put into the adapter, or a command and what it prints. */
interface Step {
  readonly title: string;
  readonly code?: string;
  readonly shown: string;
}

const steps: Step[] = [...page.matchAll(/^```(python|console)\n([\s\S]*?)^```$/gm)].flatMap(
  ([, kind, text]) =>
    kind === 'python'
      ? [{ title: `put in ${text!.split('\n')[0]}`, code: text!, shown: '' }]
      : text!
          .split(/^\$ /m)
          .slice(1)
          .map((run) => {
            const [command, ...shown] = run.split('\n');
            return { title: command!, shown: shown.join('\n') };
          }),
);

function put(code: string) {
  const file = join(folder, 'adapter.py');
  const [signature] = code.match(/^def \w+\(/)!;
  const old = new RegExp(`^${signature!.replace('(', '\\(')}[\\s\\S]*?(?=\\n\\n\\n)`, 'm');
  const before = readFileSync(file, 'utf8');
  expect(before).toMatch(old);
  writeFileSync(
    file,
    before.replace(old, () => code.trimEnd()),
  );
}

function run(command: string): string {
  const main = join(built(), 'cli', 'main.js');
  const words = command.split(' ').slice(2);
  // Quick is enough here: what is shown is the same.
  const effort = words[0] === 'certify' ? ['--effort', 'quick'] : [];
  const { stdout } = spawnSync(process.execPath, [main, words[0]!, ...effort, ...words.slice(1)], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}

/** Whether a text is what is shown, `...` standing for anything. */
function pattern(shown: string): RegExp {
  const parts = shown.trimEnd().split('...');
  return new RegExp(
    `^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\\S]*')}\\s*$`,
  );
}

beforeAll(() => {
  built();
});

describe('the way from nothing to a verdict', () => {
  it.each(steps)('goes as shown: $title', ({ title, code, shown }) => {
    if (code !== undefined) put(code);
    else expect(run(title)).toMatch(pattern(shown));
  });

  it('has all its steps', () => {
    expect(steps.length).toBe(7);
  });
});
