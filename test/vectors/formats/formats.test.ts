import { describe, expect, it } from 'vitest';
import { FEATURES, featuresOf } from '../../../src/vectors/formats/features.ts';
import { FORMATS } from '../../../src/vectors/formats/index.ts';
import { leftOut } from '../../../src/vectors/formats/left-out.ts';
import { onnx } from '../../../src/vectors/formats/onnx.ts';
import { safetensors } from '../../../src/vectors/formats/safetensors.ts';
import { batchOf, joined, textOf } from './batch.ts';

const batch = batchOf('single-class', 'float64');

describe.each(Object.entries(FORMATS))('%s', (id, format) => {
  it('is called as on the command line', () => {
    expect(format.id).toBe(id);
  });

  it('has the same bytes each time', () => {
    const written = () => Array.from(format.files(batch), ({ name, bytes }) => [name, joined(bytes)]);
    expect(written()).toEqual(written());
    expect(written().length).toBeGreaterThan(0);
  });

  it('gives the bytes of a file as often as they are asked for', () => {
    const [file] = format.files(batch);
    expect(joined(file!.bytes)).toEqual(joined(file!.bytes));
  });

  it('names all files after the batch', () => {
    for (const { name } of format.files(batch)) expect(name).toMatch(/^single-class\.float64[./]/);
  });

  it('says why it has no room, where it has none', () => {
    const wanting = Object.keys(FEATURES) as (keyof typeof FEATURES)[];
    for (const feature of wanting) expect(format.cannot(feature) ?? 'room').not.toBe('');
  });
});

describe('what is left out', () => {
  it('is counted, an expectation for each feature that it needs', () => {
    const { cases } = batchOf('option-pairs', 'float16');
    const expected = cases.flatMap((one) => one.expected.map((each) => featuresOf(one, each)));
    const count = (feature: keyof typeof FEATURES) =>
      expected.filter((features) => features.includes(feature)).length;
    const counts = Object.fromEntries(leftOut(onnx, cases));
    expect(counts).toEqual({
      digits: count('digits'),
      gradient: count('gradient'),
      'wider-loss': count('wider-loss'),
      'other-axis': count('other-axis'),
      probabilities: count('probabilities'),
      'label-smoothing': count('label-smoothing'),
    });
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  });

  it('is no test of its own: a gradient makes no folder', () => {
    const names = Array.from(onnx.files(batch), ({ name }) => name);
    expect(names.filter((name) => name.includes('_grad'))).toEqual([]);
    expect(names).toContain('single-class.float64/test_zero_cross_entropy/test_data_set_0/output_0.pb');
  });

  it('leaves softmax where the loss has no room: it knows no targets', () => {
    const { cases, ...axes } = batchOf('axes', 'float64');
    const outer = cases.filter(({ problem }) => problem.layout?.axis === 0);
    const names = Array.from(onnx.files({ ...axes, cases: outer }), ({ name }) => name);
    expect(names.some((name) => name.includes('_softmax/'))).toBe(true);
    expect(names.filter((name) => name.includes('_cross_entropy/'))).toEqual([]);
  });
});

describe('safetensors', () => {
  it('begins each tensor at a multiple of the width of its elements', () => {
    const [file] = safetensors.files(batchOf('single-class', 'float32'));
    const mixed = [...safetensors.files(batchOf('worked-examples', 'float16'))][0]!;
    for (const bytes of [file!, mixed].map((each) => Buffer.from(joined(each.bytes)))) {
      const length = Number(bytes.readBigUInt64LE(0));
      const { __metadata__, ...tensors } = JSON.parse(bytes.toString('utf8', 8, 8 + length));
      const odd = Object.values(tensors as Record<string, { dtype: string; data_offsets: number[] }>).filter(
        ({ dtype, data_offsets: [start = 0] }) =>
          (8 * (8 + length + start)) % Number(dtype.replace(/\D+/, '')) !== 0,
      );
      expect([__metadata__ !== undefined, odd]).toEqual([true, []]);
    }
  });

  it('has no header that its library would refuse', () => {
    const long = { ...batch, cases: batch.cases.map((one, k) => ({ ...one, id: `${k}`.repeat(2_000_000) })) };
    expect(() => textOf([...safetensors.files(long)][0]!)).toThrow(
      /single-class\.float64: \d+ tensors take a header of \d+ bytes/,
    );
  });
});
