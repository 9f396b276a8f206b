import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENCODINGS } from '../../../src/vectors/choices.ts';
import type { VectorFile } from '../../../src/vectors/schema.ts';
import { built } from '../../build.ts';
import { type } from '../../cli/terminal.ts';
import { missing, python, run } from './installed.ts';
import { shownBy } from './lines.ts';

// What the command writes into an empty folder, in the hands of those for whom it is: few vectors, but the whole way.

const root = mkdtempSync(join(tmpdir(), 'softproof-fresh-'));
afterAll(() => rmSync(root, { recursive: true }));

const EACH = 31;

beforeAll(async () => {
  built();
  for (const format of ENCODINGS) {
    const folder = join(root, format);
    await type(['vectors', 'export', '--out', folder, '--format', format, '--profile', 'core']);
  }
});

/** The vector files of a folder, whose names have a dtype in them. */
function filesOf(format: string): string[] {
  const names = readdirSync(join(root, format)).filter((name) => name.includes('.float'));
  return names.sort().map((name) => join(root, format, name));
}

const PARSE = `import json, sys
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for text in file if path.endswith(".jsonl") else [file.read()]:
            print(json.dumps(json.loads(text)))
`;

describe('a fresh export of core', () => {
  it('as JSON and as JSON Lines says the same to Python: a file, and a line a case', () => {
    const parsed = (format: string): VectorFile[] =>
      run(python, ['-c', PARSE, ...filesOf(format)])
        .stdout.trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const files = filesOf('json').map((path): VectorFile => JSON.parse(readFileSync(path, 'utf8')));

    expect(parsed('json')).toEqual(files);
    expect(parsed('jsonl').flatMap(({ cases }) => cases)).toEqual(files.flatMap(({ cases }) => cases));
    expect(parsed('jsonl').map(({ cases }) => cases.length)).toEqual(new Array(2 * EACH).fill(1));
  });

  it('as npz is tried by check.py', ({ skip }) => {
    const lacking = missing('numpy');
    if (lacking) skip(lacking);
    const { status, stderr } = run(python, ['check.py', 'examples/examples.py:textbook', ...filesOf('npz')]);

    expect([status, stderr]).toEqual([0, `${2 * EACH} answers, 0 below stable\n`]);
  });

  it.for([
    ['safetensors', ['numpy', 'safetensors', 'ml_dtypes']],
    ['onnx', ['numpy', 'onnx', 'onnxruntime']],
  ] as const)('as %s is read by its library', ([format, needs], { skip }) => {
    const lacking = missing(...needs);
    if (lacking) skip(lacking);
    const { status, stdout, stderr } = run(python, ['read.py', format, join(root, format)]);
    const correct = [...shownBy(stdout).keys()].filter((key) => key.endsWith('/correct'));

    expect([status, stderr.replace(/^.*UserWarning.*$/gm, '')]).toEqual([0, '']);
    expect(correct.length).toBe(2 * EACH);
  });

  it.for([
    ['float64', '-DPLAIN'],
    ['float32', '-DSINGLE'],
  ] as const)('as C headers is tried by check.c, all that is in %s', ([dtype, flag], { skip }) => {
    const lacking = missing('cc');
    if (lacking) skip(lacking);
    const words = ['-std=c99', flag, '-I', join(root, 'c'), '-DSUBJECT="examples/examples.c"'];
    expect(run('cc', [...words, '-o', join(root, dtype), 'check.c', '-lm'])).toMatchObject({ status: 0 });
    const { status, stderr } = run(join(root, dtype), []);

    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(`^${EACH} answers, 0 below stable; ${EACH} not asked:`),
    ]);
  });

  it.for([
    ['c', ['cc', '-std=c99'], 'adapter.c'],
    ['c++', ['c++', '-std=c++17', '-x', 'c++'], 'adapter.cpp'],
  ] as const)(
    'as C headers is tried by check.c on what init %s writes, as it stands',
    async ([language, [compiler, ...words], file], { skip }) => {
      const lacking = missing(compiler);
      if (lacking) skip(lacking);
      const [program, folder] = [join(root, `of ${language}`), join(root, `init ${language}`)];
      await type(['init', language, '--out', folder]);
      const given = ['-I', folder, '-I', join(root, 'c'), `-DSUBJECT="${file}"`];
      const strict = ['-Wall', '-Wextra', '-Werror', '-o', program];
      expect(run(compiler, [...words, ...strict, ...given, 'check.c', '-lm'])).toMatchObject({ stderr: '' });
      const { status, stderr } = run(program, []);

      expect([status, stderr]).toEqual([0, expect.stringMatching(`^${EACH} answers, 0 below stable;`)]);
    },
  );

  it('as C headers says how to name the functions where nobody did', ({ skip }) => {
    const lacking = missing('cc');
    if (lacking) skip(lacking);
    const { status, stderr } = run('cc', ['-I', join(root, 'c'), 'check.c']);
    expect([status, stderr.match(/error:/g)]).toEqual([1, ['error:']]);
    expect(stderr).toContain("-DSUBJECT='");
  });
});
