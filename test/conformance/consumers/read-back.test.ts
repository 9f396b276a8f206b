import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { c } from '../../../src/vectors/formats/c.ts';
import type { Batch } from '../../../src/vectors/formats/format.ts';
import { npz } from '../../../src/vectors/formats/npz.ts';
import { onnx } from '../../../src/vectors/formats/onnx.ts';
import { safetensors } from '../../../src/vectors/formats/safetensors.ts';
import type { CaseRecord, VectorFile } from '../../../src/vectors/schema.ts';
import { fastBatches, write } from './exported.ts';
import { missing, python, run } from './installed.ts';
import { arraysOf, asDoubles, differing, type Shown, shownBy, wordsBy } from './lines.ts';

// The consumers are those of the formats, never ours: see conformance/consumers/README.md.

const root = mkdtempSync(join(tmpdir(), 'softproof-read-back-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Of ONNX, where a file is an array, some groups: all operators, options, dtypes, and the extremes. */
const SOME = [
  ...[
    'worked-examples',
    'single-class',
    'overflow-thresholds',
    'masks',
    'mean-overflow',
    'subnormal-results',
  ],
  ...[
    'dense-targets',
    'sums-and-rows',
    'class-weights',
    'label-smoothing',
    'ignored-rows',
    'axes',
    'option-pairs',
  ],
];

let batches: readonly Batch[] = [];
beforeAll(() => {
  batches = fastBatches();
});

/** The committed JSON of a batch. */
function jsonOf({ name }: Batch): VectorFile {
  return JSON.parse(readFileSync(join('conformance', 'vectors', `${name}.json`), 'utf8'));
}

function expectedArrays(some: readonly Batch[], change: (shown: Shown) => Shown = (shown) => shown) {
  const all = some.flatMap((batch) => [...arraysOf(jsonOf(batch))]);
  return new Map(all.map(([key, shown]) => [key, change(shown)]));
}

/** What is said of a batch in words, from its JSON. */
function contentsOf({ format, license, group, dtype, title, why, requirements, flags, cases }: VectorFile) {
  return {
    ...{ format, license, group, dtype, title, why, requirements, flags },
    levels: ['safe', 'stable', 'accurate', 'faithful', 'exact'],
    cases: cases.map((one) => ({ ...caseContents(one), calls: callsOf(one) })),
  };
}

function caseContents({ id, situation, flags, problem, expected }: CaseRecord) {
  const { reduction, label_smoothing, ignore_index, axis } = problem;
  return {
    ...{ id, situation, flags, reduction, label_smoothing, ignore_index, axis },
    expected: expected.map(({ quantity, correct }) => ({ quantity, dtype: correct.dtype })),
  };
}

/** The members of a problem that a quantity heeds beside logits and targets, in the order in which they are told. */
const HEEDED = {
  softmax: ['axis'],
  log_softmax: ['axis'],
  cross_entropy: ['weights', 'label_smoothing', 'ignore_index', 'reduction', 'axis'],
  cross_entropy_grad: ['weights', 'label_smoothing', 'ignore_index', 'reduction', 'upstream', 'axis'],
} as const;

function callsOf({ problem, expected }: CaseRecord) {
  const targets = problem.labels ? 'labels' : 'probabilities';
  const given = (name: (typeof HEEDED)['cross_entropy_grad'][number]) =>
    name === 'reduction' ? problem.reduction !== 'mean' : problem[name] !== undefined;
  return Object.fromEntries(
    expected.map(({ quantity }) => [
      quantity,
      {
        positional: HEEDED[quantity].length === 1 ? ['logits'] : ['logits', targets],
        named: HEEDED[quantity].filter(given),
        dtypes: expected.filter((one) => one.quantity === quantity).map(({ correct }) => correct.dtype),
      },
    ]),
  );
}

type OnnxWords = ReturnType<typeof caseContents> &
  Pick<VectorFile, 'license' | 'dtype'> & { levels: string[]; notes: object };

const byName = (contents: { group: string; dtype: string }) => `${contents.group}.${contents.dtype}`;

function readBy(id: string): string {
  const { status, stdout, stderr } = run(python, ['read.py', id, join(root, id)]);
  expect([status, stderr.replace(/^.*UserWarning.*$/gm, '')]).toEqual([0, '']);
  return stdout;
}

it('is read by some of the real consumers, on CI', () => {
  const there = ['numpy', 'safetensors', 'onnxruntime', 'cc'].filter((name) => !missing(name));
  expect(!process.env.ON_CI || (there.includes('numpy') && there.includes('cc')), `only ${there}`).toBe(true);
});

describe.each([
  { format: npz, needs: ['numpy'] },
  { format: safetensors, needs: ['numpy', 'safetensors', 'ml_dtypes'] },
])('$format.id', ({ format, needs }) => {
  let output = '';

  it('gives each library the bits of the JSON vectors, all arrays of all cases', ({ skip }) => {
    const lacking = missing(...needs);
    if (lacking) skip(lacking);
    write(format, batches, join(root, format.id));
    output = readBy(format.id);
    const bfloat16 = format === npz ? 'uint16' : 'bfloat16';
    const expected = expectedArrays(batches, (shown) => ({
      ...shown,
      type: shown.type === 'bfloat16' ? bfloat16 : shown.type,
    }));
    expect(differing(shownBy(output), expected)).toEqual([]);
    expect(expected.size).toBeGreaterThan(10_000);
  });

  it('says in words what the JSON says', ({ skip }) => {
    if (output === '') skip('was not read');
    const said = wordsBy(output) as ReturnType<typeof contentsOf>[];
    const sorted = said.toSorted((a, b) => (byName(a) < byName(b) ? -1 : 1));
    const files = batches.map((batch) => contentsOf(jsonOf(batch)));
    expect(sorted).toEqual(
      files
        .toSorted((a, b) => (byName(a) < byName(b) ? -1 : 1))
        .map((file) => JSON.parse(JSON.stringify(file))),
    );
  });
});

describe('onnx', () => {
  let output = '';

  /** What ONNX has room for, by another way of saying so. */
  function expectedOfOnnx(some: readonly Batch[]) {
    const kept = new Map<string, Shown>();
    const models: string[] = [];
    for (const file of some.map(jsonOf)) {
      const all = arraysOf(file);
      for (const { id, problem, expected } of file.cases) {
        const { probabilities, label_smoothing, axis } = problem;
        const hasLoss = !probabilities && label_smoothing === undefined && (axis ?? 1) === 1;
        const quantities = ['softmax', 'log_softmax', ...(hasLoss ? ['cross_entropy'] : [])];
        const own = expected.filter(
          ({ quantity, correct }) => quantities.includes(quantity) && correct.dtype === file.dtype,
        );
        for (const { quantity, correct } of own) {
          const inputs = quantity === 'cross_entropy' ? ['logits', 'labels', 'weights'] : ['logits'];
          const outputs = ['correct', 'lowest', 'highest'].map(
            (name) => `${quantity}/${correct.dtype}/${name}`,
          );
          for (const name of [...inputs, ...outputs]) {
            const shown = all.get(`${id}|${file.dtype}|${name}`);
            if (!shown) continue;
            kept.set(`${id}|${file.dtype}|${name}`, shown);
            if (inputs.includes(name)) kept.set(`${id}|${file.dtype}|${name}@onnxruntime`, shown);
          }
          models.push(file.dtype);
        }
      }
    }
    return { kept, models };
  }

  it('gives onnx and onnxruntime the bits of the JSON vectors, in models that are valid', ({ skip }) => {
    const lacking = missing('numpy', 'onnx', 'onnxruntime');
    if (lacking) skip(lacking);
    const some = batches.filter(({ group }) => SOME.includes(group.id));
    write(onnx, some, join(root, 'onnx'));
    output = readBy('onnx');
    const { kept } = expectedOfOnnx(some);
    expect(differing(shownBy(output), kept)).toEqual([]);
    expect(kept.size).toBeGreaterThan(3000);
  });

  it('runs in onnxruntime in every dtype for which that has operators', ({ skip }) => {
    if (output === '') skip('was not read');
    const ran = output
      .split('\n')
      .filter((line) => line.startsWith('ran|'))
      .map((line) => line.split('|'));
    const { models } = expectedOfOnnx(batches.filter(({ group }) => SOME.includes(group.id)));
    expect(ran.length).toBe(models.length);
    expect(ran.filter(([, , dtype, yes]) => (yes === 'yes') !== (dtype !== 'bfloat16'))).toEqual([]);
  });

  it('has the words of a case in its model', ({ skip }) => {
    if (output === '') skip('was not read');
    const files = batches.map(jsonOf);
    for (const { license, dtype, levels, notes, ...said } of wordsBy(output) as OnnxWords[]) {
      const file = files.find((each) => each.dtype === dtype && said.id.startsWith(`${each.group}/`))!;
      const one = file.cases.find(({ id }) => id === said.id)!;
      expect(said).toEqual(JSON.parse(JSON.stringify(caseContents(one))));
      expect(notes).toEqual(Object.fromEntries(said.flags.map((flag) => [flag, file.flags[flag]])));
    }
  });
});

describe('c', () => {
  let output = '';

  it('gives C99 the numbers of the JSON vectors, in a header that no warning is about', ({ skip }) => {
    const lacking = missing('cc');
    if (lacking) skip(lacking);
    write(c, batches, join(root, 'c'));
    output = compiled('cc', ['-std=c99', '-pedantic', 'read.c']);
    const expected = expectedArrays(batches, asDoubles);
    expect(differing(shownBy(output), expected)).toEqual([]);
  });

  it('says in words what the JSON says', ({ skip }) => {
    if (output === '') skip('was not compiled');
    const said = output.split('\n').filter((line) => line.startsWith('words|'));
    expect(said).toEqual(batches.map(jsonOf).flatMap(wordsInC));
  });

  it('gives C++ the same', ({ skip }) => {
    const lacking = missing('c++');
    if (lacking) skip(lacking);
    expect(compiled('c++', ['-std=c++17', '-x', 'c++', 'read.c']) === output).toBe(true);
  });

  function compiled(compiler: string, words: readonly string[]): string {
    const program = join(root, compiler);
    const warnings = ['-Wall', '-Wextra', '-Werror', '-O0', '-I', join(root, 'c'), '-o', program];
    const { status, stderr } = run(compiler, [...warnings, ...words, '-x', 'none', '-lm']);
    expect([status, stderr]).toEqual([0, '']);
    return run(program, []).stdout;
  }
});

/** What read.c is to print of the cases of a file, in words. */
function wordsInC(file: VectorFile): string[] {
  return file.cases.map(({ id, situation, flags, problem }) => {
    const { reduction, axis = 1, logits, label_smoothing = '', ignore_index = '' } = problem;
    const notes = flags.map((flag) => {
      const { bugType, description, effect, seen, unseen = '' } = file.flags[flag]!;
      return `|${[flag, bugType, description, effect, seen.join(' ') || unseen].join('|')}`;
    });
    const shape = `${logits.shape.join(',')},`;
    const head = [
      'words',
      id,
      file.dtype,
      situation,
      reduction,
      `axis ${axis}`,
      shape,
      label_smoothing,
      ignore_index,
    ];
    return `${head.join('|')}${notes.join('')}`;
  });
}
