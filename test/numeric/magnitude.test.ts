import { expect, it } from 'vitest';
import { formatOf } from '../../src/numeric/format.ts';
import { fromMagnitude, infiniteMagnitude, magnitude } from '../../src/numeric/magnitude.ts';
import { ascending, SMALL, scatter } from './floats.ts';

it('counts the floats from 0, in every small format', () => {
  for (const format of SMALL) {
    const values = ascending(format);
    expect(infiniteMagnitude(format)).toBe(values.length - 1);
    for (const [k, value] of values.entries()) {
      if (magnitude(value, format) !== k || magnitude(-value, format) !== k)
        expect.fail(`${value} ${format.name}`);
      if (fromMagnitude(k, format) !== value) expect.fail(`${k} ${format.name}`);
    }
  }
});

it('is the bit pattern of a float32', () => {
  const words = new Uint32Array(1);
  const floats = new Float32Array(words.buffer);
  const format = formatOf('float32');
  for (const pattern of scatter(100_000)) {
    words[0] = pattern & 0x7fffffff;
    const value = floats[0] ?? 0;
    if (Number.isNaN(value)) continue;
    if (magnitude(value, format) !== words[0]) expect.fail(`${value}`);
    if (fromMagnitude(words[0], format) !== value) expect.fail(`${value}`);
  }
});
