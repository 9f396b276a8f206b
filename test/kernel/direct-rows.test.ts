import { describe, expect, it } from 'vitest';
import { PlainDirectRows } from '../../src/kernel/direct-rows.ts';
import { Pair } from '../../src/kernel/pair.ts';

const logits = Float64Array.of(1, 1, 0, 301, 2, 2);

describe('the direct path', () => {
  it('stops at the first row that is not direct, and goes on after it', () => {
    const out = new Float64Array(6);
    const rows = new PlainDirectRows();
    expect(rows.softmax(logits, out, 0, 3, 2)).toBe(1);
    expect(rows.softmax(logits, out, 1, 3, 2)).toBe(1);
    expect(rows.softmax(logits, out, 2, 3, 2)).toBe(3);
    expect([...out.slice(0, 2), ...out.slice(4)]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('writes gradients and losses, and adds losses up', () => {
    const task = { logits, labels: [0, 0, 1], classes: 2, divisor: 4 };
    const gradient = new Float64Array(6);
    const each = new Float64Array(3);
    const total = new Pair();
    const rows = new PlainDirectRows();
    expect(rows.entropy({ ...task, gradient, each, total }, 0, 3)).toBe(1);
    expect(rows.entropy({ ...task, gradient, each, total }, 2, 3)).toBe(3);
    expect([...gradient.slice(0, 2), ...gradient.slice(4)]).toEqual([-0.125, 0.125, 0.125, -0.125]);
    expect([...each]).toEqual([Math.LN2, 0, Math.LN2]);
    expect(total.rounded()).toBe(2 * Math.LN2);
  });
});
