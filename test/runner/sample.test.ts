import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/contract/audit.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { Sample } from '../../src/runner/sample.ts';

const asked = (length: number): Asked => ({
  problem: { logits: tensor('float64', [1, length], new Float64Array(length)), reduction: 'mean' },
  outputs: { softmax: 'float64' },
});

/** The problems that a sample chooses of these, offered in this order, by name. */
function chosen(names: readonly string[], length = 2, seed = 1): string[] {
  const problems = new Map(names.map((name) => [asked(length), name]));
  const sample = new Sample(seed);
  for (const [problem, name] of problems) sample.offer(name, problem);
  return sample.chosen().map((problem) => problems.get(problem)!);
}

const names = Array.from({ length: 1000 }, (_, k) => `agreement/${k}/0`);

describe('a sample of what is asked', () => {
  it('is all of it, where that is little', () => {
    expect(chosen(['a', 'b', 'c']).sort()).toEqual(['a', 'b', 'c']);
  });

  it('is fifty problems of many', () => {
    expect(new Set(chosen(names)).size).toBe(50);
  });

  it('does not depend on the order in which they come', () => {
    expect(chosen([...names].reverse())).toEqual(chosen(names));
  });

  it('depends on the seed', () => {
    expect(chosen(names, 2, 2)).not.toEqual(chosen(names));
  });

  it('ends at a thousand logits, and leaves out large problems', () => {
    expect(chosen(names, 150)).toHaveLength(6);
    expect(chosen(names, 201)).toEqual([]);
  });
});
