import { describe, expect, it } from 'vitest';
import { hexFloat, stringLiteral } from '../../../src/vectors/formats/c-text.ts';

describe('a float in C', () => {
  it.each([
    [1, '0x1p+0'],
    [-0.1, '-0x1.999999999999ap-4'],
    [0, '0x0p+0'],
    [-0, '-0x0p+0'],
    [Number.MAX_VALUE, '0x1.fffffffffffffp+1023'],
    [2 ** -1022, '0x1p-1022'],
    [2 ** -1022 - 2 ** -1074, '0x0.fffffffffffffp-1022'],
    [Number.MIN_VALUE, '0x0.0000000000001p-1022'],
    [Number.POSITIVE_INFINITY, 'INFINITY'],
    [Number.NEGATIVE_INFINITY, '-INFINITY'],
    [Number.NaN, 'NAN'],
  ])('%d is %s', (value, text) => {
    expect(hexFloat(value)).toBe(text);
  });
});

describe('a string in C', () => {
  it('has no end, no escape and no trigraph but its own', () => {
    expect(stringLiteral('a "b" \\ ??/ */\n1 - ε')).toBe(
      '"a \\042b\\042 \\134 \\077\\077/ */\\0121 - \\316\\265"',
    );
  });
});
