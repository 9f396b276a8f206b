import { describe, expect, it } from 'vitest';
import { placesOf } from '../../src/accuracy/places.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { labelled, truth } from './problems.ts';

const placed = (problem: Problem, quantity: Parameters<typeof placesOf>[1] = 'log_softmax') => {
  const { gap, offset, classes } = placesOf(truth(problem), quantity);
  return { gap: [...gap], offset: [...offset], classes: [...classes] };
};
const row = (...logits: number[]) => labelled('float64', [logits], [0]);

describe('the places of elements', () => {
  it('are bins that double, and one for 0', () => {
    expect(placed(row(0, -1, -1.5, -2, -1000)).gap).toEqual([0, 13, 13, 14, 22]);
  });

  it('end in a bin for what is tiny, one for what is huge, and one for what is infinite', () => {
    expect(placed(row(0, -1e-9, -1e300, Number.NEGATIVE_INFINITY)).gap).toEqual([0, 1, 62, 63]);
  });

  it('tell offsets from 0, on either side, and classes', () => {
    expect(placed(row(-4, -8)).offset).toEqual([15, 15]);
    expect(placed(row(0, 0, 0, 0)).classes).toEqual([15, 15, 15, 15]);
  });

  it('are for a loss those of its classes with a target weight: the largest', () => {
    const problem = labelled(
      'float64',
      [
        [0, -1, -9],
        [3, -1, 3],
      ],
      [1, 1],
    );

    expect(placed(problem, 'cross_entropy')).toEqual({ gap: [15], offset: [14], classes: [14] });
    expect(placed({ ...problem, reduction: 'none' }, 'cross_entropy')).toEqual({
      gap: [13, 15],
      offset: [0, 14],
      classes: [14, 14],
    });
  });

  it('leave out the rows that count for nothing', () => {
    const problem = {
      ...labelled(
        'float64',
        [
          [0, -1],
          [64, -64],
        ],
        [1, 0],
      ),
      ignoreIndex: 0,
    };

    expect(placed(problem, 'cross_entropy')).toEqual({ gap: [13], offset: [0], classes: [14] });
  });
});
