import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Level } from '../../../src/contract/level.ts';
import {
  type Dtype,
  formatOf,
  largestFinite,
  smallestNormal,
  smallestSubnormal,
} from '../../../src/numeric/format.ts';
import { type Tensor, tensor } from '../../../src/numeric/tensor.ts';
import type { VectorCase } from '../../../src/vectors/case.ts';
import { c } from '../../../src/vectors/formats/c.ts';
import type { Batch, VectorFormat } from '../../../src/vectors/formats/format.ts';
import { npz } from '../../../src/vectors/formats/npz.ts';
import { onnx } from '../../../src/vectors/formats/onnx.ts';
import { safetensors } from '../../../src/vectors/formats/safetensors.ts';
import { write } from './exported.ts';
import { missing, python, run } from './installed.ts';
import { asDoubles, type Shown, shownBy, wordsBy } from './lines.ts';

// Vectors as no group has them: every exotic value, shapes without length, words that try to break out.

const root = mkdtempSync(join(tmpdir(), 'softproof-hostile-'));
afterAll(() => rmSync(root, { recursive: true }));

const WORDS = '"; */ \\ ??/ \' </script> %s %n ε \u202e';

/** NaN with a payload, a negative one, -0, and the ends of the range. */
function exotic(dtype: Dtype): Tensor {
  const format = formatOf(dtype);
  const ends = [
    smallestSubnormal(format),
    smallestNormal(format),
    largestFinite(format),
    Number.POSITIVE_INFINITY,
  ];
  const payload = new Float64Array(new BigUint64Array([0x7ff0dead0000beefn, 0xfff8000000000000n]).buffer);
  const values = [0, ...ends].flatMap((value) => [value, -value]);
  return tensor(dtype, [2, 6], [...values, payload[0]!, payload[1]!]);
}

const BITS: Readonly<Record<Dtype, readonly string[]>> = {
  float64: [
    '0000000000000000',
    '0000000000000001',
    '0010000000000000',
    '7fefffffffffffff',
    '7ff0000000000000',
  ],
  float32: ['00000000', '00000001', '00800000', '7f7fffff', '7f800000'],
  float16: ['0000', '0001', '0400', '7bff', '7c00'],
  bfloat16: ['0000', '0001', '0080', '7f7f', '7f80'],
};
const NAN: Readonly<Record<Dtype, string>> = {
  float64: '7ff8000000000000',
  float32: '7fc00000',
  float16: '7e00',
  bfloat16: '7fc0',
};

/** The bits of `exotic`, as written in the standard: a negative number has 8 more in its first digit. */
function exoticBits(dtype: Dtype): string[] {
  const negative = (bits: string) => (Number.parseInt(bits[0]!, 16) + 8).toString(16) + bits.slice(1);
  return [...BITS[dtype].flatMap((bits) => [bits, negative(bits)]), NAN[dtype], NAN[dtype]];
}

function limits(values: Float64Array): Readonly<Record<Level, Float64Array>> {
  return { safe: values, stable: values, accurate: values, faithful: values, exact: values };
}

function batchOf(dtype: Dtype): Batch {
  const odd = exotic(dtype);
  const scalar = tensor(dtype, [], [-0]);
  const one = (id: string, rest: Pick<VectorCase, 'problem' | 'expected'>): VectorCase => ({
    ...{ id: `hostile/${id}`, group: 'hostile', dtype, situation: WORDS, flags: [] },
    ...rest,
  });
  const softmax = {
    quantity: 'softmax',
    correct: odd,
    lowest: limits(odd.values),
    highest: limits(odd.values),
  } as const;
  const loss = {
    quantity: 'cross_entropy',
    correct: scalar,
    lowest: limits(scalar.values),
    highest: limits(scalar.values),
  } as const;
  const labels = (...values: number[]) => ({ kind: 'index', values: Int32Array.from(values) }) as const;
  const cases = [
    one('exotic', {
      problem: { logits: odd, targets: labels(-(2 ** 31), 2 ** 31 - 1), reduction: 'mean' },
      expected: [softmax],
    }),
    one('alone', {
      problem: { logits: tensor(dtype, [1, 1], [-0]), targets: labels(0), ignoreIndex: -1, reduction: 'sum' },
      expected: [loss],
    }),
    one('deep', {
      problem: {
        logits: tensor(dtype, [1, 1], [-0]),
        targets: labels(0),
        reduction: 'mean',
        layout: { shape: [1, 1, 1, 1, 1, 1], axis: 1 },
      },
      expected: [loss],
    }),
  ];
  return {
    name: `hostile.${dtype}`,
    group: { id: 'hostile', title: WORDS, why: WORDS, requirements: [] },
    dtype,
    cases,
  };
}

const batches = (['float64', 'float32', 'float16', 'bfloat16'] as const).map(batchOf);

function read(format: VectorFormat): string {
  write(format, batches, join(root, format.id));
  const { status, stdout, stderr } = run(python, ['read.py', format.id, join(root, format.id)]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

function compile(): string {
  write(c, batches, join(root, 'c'));
  const words = [
    '-std=c99',
    '-pedantic',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-I',
    join(root, 'c'),
    '-o',
    join(root, 'read'),
  ];
  const { status, stderr } = run('cc', [...words, 'read.c']);
  expect([status, stderr]).toEqual([0, '']);
  return run(join(root, 'read'), []).stdout;
}

const FORMATS = [
  { format: npz, needs: ['numpy'], reader: () => read(npz) },
  { format: safetensors, needs: ['numpy', 'safetensors', 'ml_dtypes'], reader: () => read(safetensors) },
  { format: onnx, needs: ['numpy', 'onnx', 'onnxruntime'], reader: () => read(onnx) },
  { format: c, needs: ['cc'], reader: compile },
];

describe.each(FORMATS)('$format.id', ({ format, needs, reader }) => {
  it('keeps every exotic value, shape and word', ({ skip }) => {
    const lacking = missing(...needs);
    if (lacking) skip(lacking);
    const output = reader();
    const shown = shownBy(output);
    for (const { dtype } of batches) {
      const get = (name: string) => shown.get(`hostile/${name.replace(' ', `|${dtype}|`)}`) as Shown;
      const stored = { type: dtype, shape: [2, 6], bits: exoticBits(dtype) };
      const { bits } = format === c ? asDoubles(stored) : stored;
      expect(get('exotic logits').bits).toEqual(bits);
      expect(get(`exotic softmax/${dtype}/correct`).bits).toEqual(bits);
      expect(get(`alone cross_entropy/${dtype}/correct`).shape).toEqual(format === c ? [1] : []);
      expect(get('deep logits').shape).toEqual(format === c ? [1] : [1, 1, 1, 1, 1, 1]);
      expect(get('deep labels').shape).toEqual(format === c ? [1] : [1, 1, 1, 1, 1]);
    }
    if (format === c) expect(output.split(WORDS).length).toBe(1 + 3 * batches.length);
    else
      expect(JSON.stringify(wordsBy(output)).split(JSON.stringify(WORDS)).length).toBeGreaterThan(
        3 * batches.length,
      );
  });
});
