import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'softproof-runners-'));
const REPLAYED = /softproof replay '\{"check":"rows-sum-to-one",[^']*\[\[710\]\][^']*' \.\/wrong\.mjs/;

/** A command in a project of somebody's that has softproof installed. */
function run(command: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_TEST|NODE_OPTIONS|TEST$)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...clean, NO_COLOR: '1', CI: '1', ...env },
  });
  return { code: status, out: `${stdout}${stderr}` };
}

beforeAll(() => {
  const dist = built();
  cpSync(join(root, 'conformance/examples/javascript'), folder, { recursive: true });
  cpSync(join(root, 'conformance/examples/python'), folder, { recursive: true });
  for (const file of ['adapter.py', 'naive.py', 'softproof_pytest.py'])
    cpSync(join(root, 'conformance/adapters/python', file), join(folder, file));
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(dirname(dist), join(folder, 'node_modules/softproof'));
  symlinkSync(join(root, 'node_modules/vitest'), join(folder, 'node_modules/vitest'));
});

describe('conformance in a real runner', () => {
  it('passes what is right and fails what is wrong, in vitest', () => {
    const { code, out } = run(process.execPath, [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=verbose',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/✓ vitest-right\.test\.mjs > softmax cross-entropy > conforms at stable/);
    expect(out).toMatch(/✓ vitest-right\.test\.mjs .* SCE-ROW-SUM /);
    expect(out).toMatch(/↓ vitest-right\.test\.mjs .* SCE-GRAD-VALUE /);
    expect(out).not.toMatch(/× vitest-right/);
    expect(out).toMatch(/× vitest-wrong\.test\.mjs > softmax cross-entropy > conforms at stable/);
    expect(out).toMatch(/✓ vitest-wrong\.test\.mjs .* SCE-REPEATABLE /);
    expect(out).toMatch(REPLAYED);
  });

  it('passes what is right and fails what is wrong, in node:test', () => {
    const right = run(process.execPath, ['--test', '--test-reporter=tap', 'node-right.test.mjs']);
    expect(right.code).toBe(0);
    expect(right.out).toMatch(/ok 1 - conforms at stable/);
    expect(right.out).toMatch(/^# fail 0$/m);
    expect(right.out).toMatch(/^# skipped [1-9]/m);
    const wrong = run(process.execPath, ['--test', '--test-reporter=tap', 'node-wrong.test.mjs']);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/not ok 1 - conforms at stable/);
    expect(wrong.out).toMatch(REPLAYED);
  });

  it('stops in node:test when the time is up', () => {
    const right = readFileSync(join(folder, 'node-right.test.mjs'), 'utf8');
    const asked = right.replace('{ describe, it,', '{ describe, it, timeout: 1,');
    // A run that comes to no end.
    const never = asked.replace('(mine,', '(() => new Promise(() => setTimeout(() => {}, 5000)),');
    writeFileSync(join(folder, 'node-late.mjs'), never);
    const { code, out } = run(process.execPath, [
      '--test-reporter=tap',
      '--test',
      '--test-force-exit',
      'node-late.mjs',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/test timed out after 1ms/);
  });

  const jest = join(root, 'conformance/jest/node_modules/jest');
  it.skipIf(!existsSync(jest))(
    `passes what is right and fails what is wrong, in jest${existsSync(jest) ? '' : ', which conformance/jest is for'}`,
    () => {
      symlinkSync(jest, join(folder, 'node_modules/jest'));
      const words = ['node_modules/jest/bin/jest.js', '--ci', '--verbose', '--runInBand'];
      const { code, out } = run(process.execPath, words, {
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      });
      expect(code).toBe(1);
      const [right = '', wrong = ''] = ['right', 'wrong'].map((name) =>
        out.split(/^(?=(?:PASS|FAIL) )/m).find((part) => part.includes(`jest-${name}.test.mjs`)),
      );
      expect(right).toMatch(/^PASS /);
      expect(right).toMatch(/✓ SCE-ROW-SUM /);
      expect(right).toMatch(/○ skipped SCE-GRAD-VALUE /);
      expect(wrong).toMatch(/^FAIL /);
      expect(wrong).toMatch(/✕ conforms at stable/);
      expect(wrong).toMatch(/✓ SCE-REPEATABLE /);
      expect(wrong).toMatch(REPLAYED);
    },
  );

  const pytest = spawnSync('python3', ['-m', 'pytest', '--version'], { encoding: 'utf8' }).status === 0;
  it.skipIf(!pytest)(
    `passes what is right and fails what is wrong, in pytest${pytest ? '' : ', which is not here'}`,
    () => {
      const main = join(built(), 'cli', 'main.js');
      const env = { SOFTPROOF: `'${process.execPath}' '${main}'`, PYTHONDONTWRITEBYTECODE: '1' };
      // It says something of the command line, and nothing of tests.
      writeFileSync(join(folder, 'softproof.config.json'), '{"only":["smoke"],"browser":"b"}');
      const { code, out } = run('python3', ['-m', 'pytest', '-v', '-rs', '--color=no'], env);
      expect(code).toBe(1);
      expect(out).toMatch(/test_right\.py::test_softmax\[conforms\] PASSED/);
      expect(out).toMatch(/test_right\.py::test_softmax\[SCE-WEIGHTS\] SKIPPED/);
      expect(out).toMatch(/^SKIPPED .* does not claim weights$/m);
      expect(out).not.toMatch(/test_right.* FAILED/);
      expect(out).toMatch(/test_wrong\.py::test_softmax\[SCE-ACCEPTS\] FAILED/);
      expect(out).toMatch(/refused: OverflowError: math range error/);
      const [, words] = out.match(/main\.js'? replay ('?\.pytest_cache\/.*\.json#\d+'? -- .*naive\.py)$/m)!;
      const again = run('sh', ['-c', `"$0" "$1" replay ${words}`, process.execPath, main]);
      expect(again.code).toBe(1);
      expect(again.out).toContain('still fails: ');
    },
  );

  it.skipIf(!pytest)('fails once in pytest, by whichever test is first, where nothing can be judged', () => {
    const main = join(built(), 'cli', 'main.js');
    const env = { SOFTPROOF: `'${process.execPath}' '${main}'`, PYTHONDONTWRITEBYTECODE: '1' };
    const right = readFileSync(join(folder, 'test_right.py'), 'utf8');
    writeFileSync(join(folder, 'misspelt.py'), right.replace(/\)\n$/, ', level="stabel")\n'));
    const words = ['-m', 'pytest', '-rs', '--color=no', 'misspelt.py'];
    const all = run('python3', words, env);
    expect(all.out).toMatch(/^=+ 1 failed, 29 skipped in /m);
    expect(all.out).toMatch(/^softproof: .*stabel/m);
    expect(all.out).toMatch(/^SKIPPED \[29\] .*: there is no report: see \[conforms\]$/m);
    expect(run('python3', [...words, '-k', 'SCE-MASK'], env).out).toMatch(/^=+ 1 failed, 29 deselected in /m);
  });

  it.skipIf(!pytest)('tells in pytest by a counterexample that breaks the requirement', () => {
    const failing = (check: string, decimals: readonly string[]) => ({
      ...{ check, quantity: 'softmax', dtype: 'float64', status: 'fail', level: 'none' },
      requirements: ['SCE-SOFTMAX-VALUE', 'SCE-MASK'],
      counterexample: {
        complaint: '',
        questions: [{ problem: { logits: { dtype: 'float64', shape: [1, 1], bits: '', decimals } } }],
        replies: [],
      },
    });
    const findings = [failing('agreement', ['710']), failing('vectors/masks', ['-inf'])];
    const told = (requirement: string) => {
      const judged = `_judge("${requirement}", json.loads('${JSON.stringify({ findings })}'), "r.json", [])`;
      const lines = ['import json', 'from softproof_pytest import _judge', judged].join('\n');
      return run('python3', ['-c', lines], { PYTHONDONTWRITEBYTECODE: '1' }).out;
    };
    expect(told('SCE-MASK')).toContain('vectors/masks: softmax in float64');
    expect(told('SCE-SOFTMAX-VALUE')).toContain('agreement: softmax in float64');
  });
});
