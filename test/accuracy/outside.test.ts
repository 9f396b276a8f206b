import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import { labelled, truth } from './problems.ts';

// What spec/accuracy-proofs.md leaves outside the class, with the reason.

/** log(e^a + e^b) in float32, rounded. */
function logAddExp(a: number, b: number): number {
  const rest = Math.fround(Math.log1p(Math.fround(Math.exp(-Math.abs(Math.fround(a - b))))));
  return Math.fround(Math.max(a, b) + rest);
}

/** The level of log-softmax as x less a fold of logAddExp over the classes, all of them equal to `level`. */
function foldOf(classes: number, level: number) {
  const row = Array<number>(classes).fill(level);
  const lse = row.reduce(logAddExp);
  const accepted = intervals(truth(labelled('float32', [row], [0])), 'log_softmax');
  return judge(
    accepted,
    Float64Array.from(row, (x) => Math.fround(x - lse)),
  ).holds;
}

describe('a fold of log(e^a + e^b) in float32', () => {
  it('is safe for few classes, and for many without an offset', () => {
    for (const classes of [2, 3, 4]) expect(foldOf(classes, 4096)).not.toBe('none');
    expect(foldOf(100, 0)).not.toBe('none');
  });

  it('is outside for 1000 classes at an offset of 4096', () => {
    expect(foldOf(1000, 4096)).toBe('none');
  });

  it('could not be inside without a missing class, which is told apart at that offset', () => {
    const row = Array<number>(100).fill(4096);
    const accepted = intervals(truth(labelled('float32', [row], [0])), 'log_softmax');
    const missing = new Float64Array(100).fill(-Math.log(99));
    expect(judge(accepted, missing.map(Math.fround)).holds).toBe('none');
    // 99 roundings of half a last place of 4096 are more than what the missing class makes.
    expect(99 * 2 ** -12).toBeGreaterThan(Math.log(100 / 99));
  });
});
