import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../src/contract/check.ts';
import type { Quantity } from '../../../src/contract/quantity.ts';
import { type Claims, PLAIN } from '../../../src/contract/subject.ts';
import type { Dtype } from '../../../src/numeric/format.ts';
import { connect } from '../../../src/subjects/connect.ts';
import { LIMITS } from '../../../src/subjects/limits.ts';
import { c } from '../../../src/vectors/formats/c.ts';
import { npz } from '../../../src/vectors/formats/npz.ts';
import { groups } from '../../../src/vectors/index.ts';
import { fastBatches, write } from './exported.ts';
import { CONSUMERS, missing, python, run } from './installed.ts';

// Programs that know nothing of ours, on exported vectors, against our judge on the answers of the same code.

const root = mkdtempSync(join(tmpdir(), 'softproof-travelling-'));
afterAll(() => rmSync(root, { recursive: true }));

const withoutNumpy = missing('numpy');
const withoutC = missing('cc');

beforeAll(() => {
  const batches = fastBatches().filter(({ dtype }) => dtype !== 'bfloat16');
  if (!withoutNumpy) write(npz, batches, join(root, 'npz'));
  if (!withoutC) write(c, batches, join(root, 'c'));
});

/** The vectors of a check in a dtype: their truth is worked out once for all subjects. */
const known = new Map<string, Promise<readonly Case[]>>();

function casesOf(check: (typeof groups)[number], dtype: Dtype, claims: Claims): Promise<readonly Case[]> {
  const key = JSON.stringify([check.id, dtype, claims]);
  const draw = { seed: 1, dtype, outputs: {}, effort: 'quick', claims } as const;
  const cases = known.get(key) ?? check.cases(draw, 0, check.size(draw));
  known.set(key, cases);
  return cases;
}

/** The level of every answer to every vector that a program claims, by our judge: a line each, as check.py has it. */
async function judged(command: readonly string[]): Promise<string[]> {
  const subject = await connect('an example', command, LIMITS, 'softproof');
  const lines: string[] = [];
  try {
    for (const dtype of ['float64', 'float32', 'float16'] as const) {
      for (const check of groups.filter((one) => !one.skip(subject.capabilities, dtype))) {
        const { targets, reductions, options } = subject.capabilities;
        const cases = await casesOf(check, dtype, check.fitted ? { targets, reductions, options } : PLAIN);
        const replies = await subject.ask(cases.flatMap(({ questions }) => questions));
        for (const [k, one] of cases.entries()) {
          const marks = Object.entries(one.judge([replies[k]!]));
          for (const [quantity, mark] of marks as [Quantity, { holds: string }][]) {
            lines.push(`${one.id} ${dtype} ${quantity} ${dtype} ${mark.holds}`);
          }
        }
      }
    }
  } finally {
    await subject.close();
  }
  return lines.sort();
}

/** The lines with levels that a program printed, without what it says of failing cases. */
const levelsIn = (output: string) =>
  output
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .sort();

describe('check.py, on files of NumPy', () => {
  it.for([
    ['textbook', 0],
    ['naive', 1],
    ['log_of_softmax', 1],
    ['in_float32', 1],
    ['exact', 0],
  ] as const)('gives %s the levels that our judge gives it, case by case', async ([name, code], { skip }) => {
    if (withoutNumpy) skip(withoutNumpy);
    const files = readdirSync(join(root, 'npz')).map((file) => join(root, 'npz', file));
    const { status, stdout, stderr } = run(python, ['check.py', `examples/examples.py:${name}`, ...files]);
    const levels = levelsIn(stdout);

    expect([status, stderr]).toEqual([code, expect.stringMatching(/^\d+ answers, \d+ below stable\n$/)]);
    expect(levels).toEqual(await judged([python, join('conformance/consumers/examples/adapter.py'), name]));
    expect(levels.length).toBeGreaterThan(2000);
  });

  it('says of a failing case which mistake it shows, what that does, and where it was seen', ({ skip }) => {
    if (withoutNumpy) skip(withoutNumpy);
    const { stdout } = run(python, [
      'check.py',
      'examples/examples.py:naive',
      file('overflow-thresholds.float64'),
    ]);
    expect(stdout).toMatch(
      /^overflow-thresholds\/\S+ float64 softmax float64 none\n {4}exp-overflow: no maximum subtracted\. Infinity over/m,
    );
    expect(stdout).toContain('Seen: uTensor/uTensor#175, ');
  });

  it('asks for no less than it is told, and compares something', ({ skip }) => {
    if (withoutNumpy) skip(withoutNumpy);
    const status = (...words: string[]) => run(python, ['check.py', ...words]).status;
    const vectors = file('single-class.float64');
    expect(status('examples/examples.py:textbook', vectors)).toBe(0);
    expect(status('--level', 'exact', 'examples/examples.py:textbook', file('gap-sweep.float64'))).toBe(1);
    expect(status('read.py', vectors)).toBe(3);
    expect(status('--level', 'splendid', 'read.py', vectors)).toBe(2);
  });

  it('lets functions write into their arrays, asks those of C, and passes neither complex numbers nor the end of the program', ({
    skip,
  }) => {
    if (withoutNumpy) skip(withoutNumpy);
    const subject = join(root, 'odd.py');
    writeFileSync(subject, ODD);
    const said = (name: string) => {
      const { status, stderr } = run(python, [
        'check.py',
        `${subject}:${name}`,
        file('worked-examples.float64'),
      ]);
      return [status, stderr.trim()];
    };

    expect(said('Inplace')).toEqual([0, expect.stringMatching(/^(\d+) answers, 0 below/)]);
    expect(said('Complex')).toEqual([1, expect.stringMatching(/^(\d+) answers, \1 below/)]);
    expect(said('Leaving')).toEqual([1, expect.stringMatching(/^(\d+) answers, \1 below/)]);
    expect(said('Native')).toEqual([1, expect.stringMatching(/^(\d+) answers, \1 below/)]);
    writeFileSync(subject, 'raise SystemExit(0)\n');
    expect(said('Inplace')).toEqual([2, expect.stringMatching(/error: \S+odd\.py: SystemExit: 0$/)]);
  });

  it('names a file that cannot be read, and says why in a line', ({ skip }) => {
    if (withoutNumpy) skip(withoutNumpy);
    const [open, json] = [join(root, 'open.py'), join(root, 'vectors.json')];
    writeFileSync(open, 'def softmax(logits:\n');
    writeFileSync(json, '{}\n');
    for (const [words, why] of [
      [['missing', file('masks.float64')], "missing: .*No such file or directory: .*missing'"],
      [['read.py', file('masks.float64'), 'missing'], 'missing: .*No such file or directory: .*'],
      [['read.py:naive', file('masks.float64')], "read.py: KeyError: 'naive'"],
      [[open, file('masks.float64')], '\\S+open.py: SyntaxError: .*line 1\\)'],
      [['read.py', file('masks.float64'), json], '\\S+vectors.json: BadZipFile: .*'],
    ] as const) {
      const { status, stdout, stderr } = run(python, ['check.py', ...words]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(new RegExp(`^usage: [^]*\ncheck.py: error: ${why}\n$`));
    }
  });

  it('says that no function was asked', ({ skip }) => {
    if (withoutNumpy) skip(withoutNumpy);
    expect(run(python, ['check.py', 'read.py', file('masks.float64')])).toMatchObject({
      status: 3,
      stdout: '',
      stderr: '0 answers, 0 below stable: read.py has no function that takes what these vectors give\n',
    });
  });

  it('blames numbers for what numbers can do, and for nothing else', ({ skip }) => {
    if (withoutNumpy) skip(withoutNumpy);
    const subject = join(root, 'odd.py');
    writeFileSync(subject, ODD);
    const said = (name: string) =>
      run(python, ['check.py', `${subject}:${name}`, file('overflow-thresholds.float64')]).stdout;

    expect(said('Short')).toContain('\n    TypeError: the answer has the shape (0, 2), not (1, 2)\n');
    expect(said('Short')).not.toContain('Seen: ');
    expect(said('Math')).toMatch(
      /\n {4}OverflowError: .*\n {4}exp-overflow: no maximum subtracted\. .* Seen: /,
    );
  });

  it('is 60 lines of code, besides its docstrings, each as long as a line may be', () => {
    const text = readFileSync(join(CONSUMERS, 'check.py'), 'utf8').replaceAll(/^ *"""[\s\S]*?"""$/gm, '');
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  const file = (name: string) => join(root, 'npz', `${name}.npz`);
});

const ODD = `import math
import sys
import numpy as np

class Inplace:
    def softmax(logits):
        logits -= logits.max(-1, keepdims=True)
        np.exp(logits, out=logits)
        logits /= logits.sum(-1, keepdims=True)
        return logits

    def log_softmax(logits):
        logits -= logits.max(-1, keepdims=True)
        return logits - np.log(np.exp(logits).sum(-1, keepdims=True))

class Complex:
    def softmax(logits):
        return Inplace.softmax(logits) + 7j

class Leaving:
    def softmax(logits):
        sys.exit(0)

class Native:
    softmax = min

class Short:
    def softmax(logits):
        return Inplace.softmax(logits)[1:]

class Math:
    def softmax(logits):
        exp = np.vectorize(math.exp)(logits)
        return exp / exp.sum(-1, keepdims=True)
`;

describe('check.c, on C headers', () => {
  it.for([
    ['the textbook', 0],
    ['-DNAIVE', 1],
    ['-DLOG_OF_SOFTMAX', 1],
    ['-DIN_FLOAT', 1],
    ['-DWIDE', 0],
    ['-DSINGLE', 0],
  ] as const)('gives %s the levels that our judge gives it, case by case', async ([name, code], { skip }) => {
    if (withoutC) skip(withoutC);
    const [check, adapter] = [join(root, `check${name}`), join(root, `adapter${name}`)];
    const flags = [
      '-std=c11',
      '-O1',
      '-Wall',
      '-Wextra',
      '-Werror',
      name === 'the textbook' ? '-DPLAIN' : name,
    ];
    compile('check.c', check, [...flags, '-I', join(root, 'c'), `-DSUBJECT="examples/examples.c"`]);
    compile('examples/examples.c', adapter, [...flags, '-DADAPTER']);
    const { status, stdout, stderr } = run(check, []);

    expect([status, stderr]).toEqual([
      code,
      expect.stringMatching(/^\d+ answers, \d+ below stable; \d+ not asked/),
    ]);
    expect(levelsIn(stdout)).toEqual(await judged([adapter]));
    expect(levelsIn(stdout).length).toBeGreaterThan(700);
    if (name === '-DNAIVE')
      expect(stdout).toContain('    exp-overflow: no maximum subtracted. Infinity over');
  });

  it('knows its levels', ({ skip }) => {
    if (withoutC) skip(withoutC);
    const check = join(root, 'checkthe textbook');
    expect([run(check, ['exact']).status, run(check, ['safe']).status, run(check, ['fine']).status]).toEqual([
      1, 0, 2,
    ]);
  });

  it('takes an element that nobody writes for no answer', ({ skip }) => {
    if (withoutC) skip(withoutC);
    const [subject, check] = [join(root, 'silent.c'), join(root, 'silent')];
    writeFileSync(
      subject,
      `typedef double real;
#define DTYPE "float64"
struct problem { size_t rows, classes; const real *logits; const long *labels; };
static const char *nothing(const struct problem *problem, real *answer) { (void)problem, (void)answer; return NULL; }
static const struct { const char *name; const char *(*run)(const struct problem *, real *); } MINE[] = {{"cross_entropy", nothing}};
`,
    );
    compile('check.c', check, ['-std=c11', '-I', join(root, 'c'), `-DSUBJECT="${subject}"`]);

    expect(run(check, [])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^(\d+) answers, \1 below/),
    });
  });

  function compile(source: string, program: string, words: readonly string[]) {
    const { status, stderr } = run('cc', [...words, '-o', program, source, '-lm']);
    expect([status, stderr]).toEqual([0, '']);
  }
});
