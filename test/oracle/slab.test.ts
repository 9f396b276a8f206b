import { describe, expect, it } from 'vitest';
import { floats, integers, signs } from '../../src/oracle/slab.ts';

describe('shared buffers', () => {
  it('give zeros that nobody else writes to', () => {
    const lists = Array.from({ length: 600 }, (_, k) => [floats, integers, signs][k % 3]!(1 + (k % 40)));
    for (const list of lists) expect(list.every((value) => value === 0)).toBe(true);
    lists.forEach((list, k) => {
      list.fill(k % 100);
    });
    lists.forEach((list, k) => {
      expect(list.every((value) => value === k % 100)).toBe(true);
    });
  });

  it('leave large arrays a buffer of their own', () => {
    const large = floats(100_000);
    expect(large.length).toBe(100_000);
    expect(large.buffer.byteLength).toBe(800_000);
  });
});
