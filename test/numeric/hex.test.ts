import { expect, it } from 'vitest';
import { readHex, textOf, writeHex } from '../../src/numeric/hex.ts';

function written(bits: number, width: number): string {
  const codes = new Uint8Array(width);
  writeHex(codes, 0, bits, width);
  return textOf(codes);
}

it('writes digits of fixed width, most significant first', () => {
  expect([written(0x3c00, 4), written(1, 8), written(0xdeadbeef, 8)]).toEqual([
    '3c00',
    '00000001',
    'deadbeef',
  ]);
});

it('reads at any place what it wrote', () => {
  for (const bits of [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x12345678, 0x9abcdef0]) {
    expect(readHex(`ff${written(bits, 8)}ff`, 2, 8)).toBe(bits);
  }
});
