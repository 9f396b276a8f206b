import { expect, it } from 'vitest';
import { DTYPES, formatOf } from '../../src/numeric/format.ts';
import { read, readAs, show } from '../../src/numeric/text.ts';
import { scatter } from './floats.ts';

const INF = Number.POSITIVE_INFINITY;

it('shows the shortest decimal', () => {
  expect([0.1, 1, -1.5, 5e-324, 1e300].map(show)).toEqual(['0.1', '1', '-1.5', '5e-324', '1e+300']);
});

it('has words for what decimals cannot say', () => {
  expect([INF, -INF, Number.NaN, -0, 0].map(show)).toEqual(['inf', '-inf', 'nan', '-0', '0']);
});

it('reads back what it shows', () => {
  const words = new Uint32Array(2);
  const float = new Float64Array(words.buffer);
  for (const [k, pattern] of [...scatter(20_000)].entries()) {
    words[k % 2] = pattern;
    const value = float[0] ?? 0;
    if (!Object.is(read(show(value)), value)) expect.fail(`${value}`);
  }
  for (const value of [INF, -INF, Number.NaN, -0]) expect(read(show(value))).toBe(value);
});

it('reads what people write', () => {
  expect([' 600 ', '+1', '.5', '2.', '1E3', 'Inf', '-INF', 'NaN'].map(read)).toEqual([
    600,
    1,
    0.5,
    2,
    1000,
    INF,
    -INF,
    Number.NaN,
  ]);
});

it('does not read what is no number, or none of a float64', () => {
  for (const text of ['', ' ', '-', '1,5', '0x10', '1e', 'Infinity!', '1 2', '1e999', '.', '1_000']) {
    expect(read(text)).toBeUndefined();
  }
});

it('reads for a format, rounding once', () => {
  const [float32, float16] = [formatOf('float32'), formatOf('float16')];
  // Nearest float64: the midpoint of 1 and the float32 after it, which would then be rounded to even.
  expect(readAs('1.00000005960464477539062500001', float32)).toBe(1 + 2 ** -23);
  expect(readAs('1.000000059604644775390625', float32)).toBe(1);
  expect(readAs('-100000005960464477539062500001e-29', float32)).toBe(-1 - 2 ** -23);
  expect(
    ['0.1', '-.5', '6e2', '-0', 'inf', '1e-9', '1E-400', '65504'].map((x) => readAs(x, float16)),
  ).toEqual([0.0999755859375, -0.5, 600, -0, INF, 0, 0, 65504]);
  expect(['65520', '1e400', 'x', ''].map((text) => readAs(text, float16))).toEqual(Array(4).fill(undefined));
  for (const dtype of DTYPES) expect(readAs('+3.25', formatOf(dtype))).toBe(3.25);
});
