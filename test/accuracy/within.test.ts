import { expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { within } from '../../src/accuracy/within.ts';
import { labelled, truth } from './problems.ts';

const certain = intervals(truth(labelled('float64', [[0, -100]], [0])), 'softmax');
const range = (...answer: number[]) =>
  within({ intervals: certain, answer: Float64Array.from(answer) }, 0, 1);

it('holds for all that lies within, right or wrong', () => {
  expect(range(0, 1)).toEqual({ holds: 'exact', compared: 2, excluded: 0 });
});

it('forgives what the level forgives as a value', () => {
  expect(range(1 + 2 ** -52, 0).holds).toBe('accurate');
  expect(range(1 + 2 ** -50, 0).holds).toBe('stable');
});

it('says which element lies outside', () => {
  expect(range(1, -0.5)).toMatchObject({
    holds: 'none',
    complaint: 'element 1 is -0.5, not between 0 and 1',
  });
  expect(range(Number.NaN, 0).holds).toBe('none');
});
