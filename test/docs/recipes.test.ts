import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { configIn, SETTINGS } from '../../src/cli/config-file.ts';
import { built } from '../build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recipe = (name: string) => readFileSync(join(root, 'conformance/recipes', name), 'utf8');

/** Less than a recipe asks for, so that it is quickly done. */
const SOME = '--effort quick --only smoke --only "rows-*"';

/**
 * A folder with an implementation. In it `npm ci` installs, and then `npx --no` reaches what is built here: in each run anew, as each job
 * has a machine of its own. Any other npx might fetch what a stranger called so.
 */
function place(subject: string) {
  const folder = mkdtempSync(join(tmpdir(), 'softproof-recipe-'));
  for (const name of [subject, 'textbook.mjs']) {
    copyFileSync(join(root, 'test/cli/subjects', name), join(folder, name));
  }
  copyFileSync(join(root, 'test/cli/subjects', subject), join(folder, 'my-softmax.mjs'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const main = join(built(), 'cli', 'main.js');
  const tools = {
    npm: 'echo "npm $*" >> commands; case "$1" in ci) mkdir node_modules;; esac',
    npx: `[ "$1 $2 $3" = "--no -- softproof" ] && [ -d node_modules ] || exit 90; shift 3; exec ${process.execPath} ${main} "$@"`,
  };
  for (const [name, script] of Object.entries(tools)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const path = [bin, process.env.PATH].join(delimiter);
  return {
    folder,
    run(shell: readonly string[], env: Record<string, string> = {}) {
      const [name = '', ...words] = shell;
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
      const { status, stdout, stderr } = spawnSync(name, words, {
        cwd: folder,
        env: { ...process.env, PATH: path, ...env },
        encoding: 'utf8',
      });
      return { code: status, out: stdout, err: stderr };
    },
    result: (name: string) => readFileSync(join(folder, name), 'utf8').split('"circumstances"')[0],
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
  };
}

const bash = (script: string) => ['bash', '-e', '-c', script];
const sh = (script: string) => ['sh', '-c', script];
const less = (script: string) => {
  expect(script).toMatch(/--effort exhaustive|softproof merge/);
  return script.replace('--effort exhaustive', SOME);
};

/** The result of one run with the same settings. */
function oneRun({ run, result }: ReturnType<typeof place>) {
  run(sh(`npm ci; npx --no -- softproof certify ${SOME} --report json=one.json ./my-softmax.mjs`));
  return result('one.json');
}

/** All that a job of GitHub types, in order. */
const scriptOf = ({ steps }: { steps: readonly { run?: string }[] }) =>
  steps.flatMap(({ run }) => run ?? []).join('\n');

/** What the volume of the pods has beforehand. */
const installed = (script: string) => `npm ci; ${script}`;

describe('a recipe', () => {
  it('for a matrix on GitHub comes to what one run finds', () => {
    const { jobs } = parse(recipe('github-actions.yml'));
    const there = place('doubled.mjs');
    for (const shard of jobs.shard.strategy.matrix.shard) {
      const script = scriptOf(jobs.shard).replace(/\$\{\{ matrix\.shard \}\}/g, `${shard}`);
      expect(there.run(bash(less(script)))).toMatchObject({ code: 0 });
    }
    const merged = there.run(bash(scriptOf(jobs.verdict)), { GITHUB_STEP_SUMMARY: 'summary.md' });

    expect(merged.code).toBe(1);
    expect(merged.out).toContain('::error title=softproof::only smoke, rows-*: does not conform at stable');
    expect(there.read('summary.md')).toContain('### ❌ only smoke');
    expect(there.read('softproof.xml')).toContain('<testsuites name="softproof"');
    expect(there.result('softproof.json')).toBe(oneRun(there));
  });

  it('for a matrix on GitHub fails where a share is missing, and is not skipped', () => {
    const { verdict } = parse(recipe('github-actions.yml')).jobs;

    expect(verdict.if).toContain('always()');
    expect(place('textbook.mjs').run(bash(scriptOf(verdict)))).toMatchObject({ code: 2 });
  });

  it('for parallel jobs on GitLab comes to what one run finds', () => {
    const { shard, verdict } = parse(recipe('gitlab.yml'));
    const there = place('textbook.mjs');
    for (let k = 1; k <= shard.parallel; k++) {
      const env = { CI_NODE_INDEX: `${k}`, CI_NODE_TOTAL: `${shard.parallel}` };
      const { code } = there.run(sh(less(shard.script.join('\n'))), env);
      expect(shard.allow_failure.exit_codes).toContain(code);
    }

    expect(there.run(sh(verdict.script.join('\n'))).code).toBe(3);
    expect(there.result('softproof.json')).toBe(oneRun(there));
  });

  it('for an indexed Job of Kubernetes comes to what one run finds', () => {
    const [shards, verdict] = parseAllDocuments(recipe('kubernetes.yml')).map((one) => one.toJS());
    const [{ command }] = shards.spec.template.spec.containers;
    const there = place('textbook.mjs');
    for (let k = 0; k < shards.spec.completions; k++) {
      const script = command.map((word: string, n: number) => (n === 2 ? installed(less(word)) : word));
      expect(there.run(script, { JOB_COMPLETION_INDEX: `${k}` })).toMatchObject({ code: 0 });
    }

    const [{ command: merge }] = verdict.spec.template.spec.containers;
    expect(there.run(merge.with(2, installed(merge[2]))).code).toBe(3);
    expect(there.result('softproof.json')).toBe(oneRun(there));
  });
});

describe('the page of recipes', () => {
  const page = recipe('README.md');

  it('shows a config file that is one', async () => {
    const [, text = ''] = page.match(/```js\n([\s\S]*?)```/)!;
    const path = join(mkdtempSync(join(tmpdir(), 'softproof-config-')), 'softproof.config.mjs');
    writeFileSync(path, text.replace(/^import .*$/m, 'const defineConfig = (config) => config;'));

    expect(await configIn(path)).toMatchObject({
      level: expect.stringContaining('accurate,'),
      report: ['github', expect.anything()],
    });
  });

  it('names all settings of a config file', () => {
    for (const name of SETTINGS) expect(page).toContain(`\`${name}\``);
  });

  it('shows a step that the action knows', () => {
    const [, text = ''] = page.match(/```yaml\n([\s\S]*?)```/)!;
    const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(parse(text)[0].with)));
  });
});

describe('the action', () => {
  const { inputs, outputs, runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const given = (values: Record<string, string>) => (text: string) =>
    text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name) => values[name] ?? inputs[name].default);

  /** Runs a step as GitHub does, with these inputs. */
  function step(k: number, there: ReturnType<typeof place>, values: Record<string, string>, at = root) {
    const { shell, env = {}, run } = runs.steps[k];
    const set = Object.entries(env as Record<string, string>).map(([name, text]) => [
      name,
      given(values)(text),
    ]);
    expect([shell, run]).toEqual(['bash', expect.not.stringMatching(/\$\{\{/)]);
    return there.run(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      ...Object.fromEntries(set),
      GITHUB_ACTION_PATH: at,
      GITHUB_STEP_SUMMARY: 'summary.md',
    });
  }

  beforeAll(() => void built());

  it('is made of steps, and of inputs that are explained', () => {
    expect(runs.using).toBe('composite');
    for (const { description } of Object.values<{ description: string }>(inputs))
      expect(description).toMatch(/\.$/);
    expect(given({})(outputs.report.value)).toBe('softproof.json');
  });

  it('is built from what it came with, and nothing else is fetched', () => {
    const [there, own] = [place('textbook.mjs'), place('textbook.mjs')];

    expect(step(0, there, {}, own.folder)).toMatchObject({ code: 0 });
    expect(own.read('commands')).toBe(
      'npm ci --ignore-scripts --no-audit --no-fund\nnpm run --silent build\n',
    );
  });

  it('judges, and tells it to GitHub', () => {
    const there = place('doubled.mjs');
    const { code, out } = step(1, there, {
      subject: './my-softmax.mjs',
      arguments: '--effort quick --only smoke',
    });

    expect(code).toBe(1);
    expect(out).toContain('::error title=softproof::only smoke: does not conform at stable');
    expect(there.read('summary.md')).toContain('### ❌ only smoke');
    expect(JSON.parse(there.read('softproof.json')).result.verdict).toBe('does-not-conform');
  });

  it('judges a share, and is content with that', () => {
    const there = place('doubled.mjs');
    const values = { subject: '-- false', arguments: '--effort quick', shard: '1/2', report: 'one.json' };
    const lost = step(1, there, values);
    const { code } = step(1, there, {
      ...values,
      subject: './my-softmax.mjs',
      arguments: '--effort quick --only smoke',
    });

    expect([lost.code, code]).toEqual([1, 0]);
    expect(JSON.parse(there.read('one.json')).shard).toMatchObject({ index: 1, of: 2 });
  });

  it('runs nothing that stands in its inputs', () => {
    const there = place('textbook.mjs');
    const { err } = step(1, there, { subject: '$(touch owned) ; touch owned `touch owned` *' });

    expect(err).toContain('softproof: ');
    expect(() => there.read('owned')).toThrow('ENOENT');
  });
});
