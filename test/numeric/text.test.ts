import { expect, it } from 'vitest';
import { read, show } from '../../src/numeric/text.ts';
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
