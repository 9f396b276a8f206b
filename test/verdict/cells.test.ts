import { expect, it } from 'vitest';
import { notClaimed, phrase } from '../../src/verdict/cells.ts';
import { cell } from './toys.ts';

it('is a phrase', () => {
  expect(phrase([cell('softmax')])).toBe('softmax in float64');
});

it('joins the dtypes of the same quantities', () => {
  const cells = [
    cell('cross_entropy'),
    cell('softmax'),
    cell('softmax', 'float32'),
    cell('cross_entropy', 'float32'),
  ];

  expect(phrase(cells)).toBe('softmax, cross_entropy in float64, float32');
});

it('keeps dtypes of different quantities apart', () => {
  expect(phrase([cell('softmax'), cell('cross_entropy'), cell('softmax', 'float16')])).toBe(
    'softmax, cross_entropy in float64; softmax in float16',
  );
});

it('names quantities, dtypes and holes that nobody claimed', () => {
  expect(notClaimed([cell('softmax'), cell('cross_entropy'), cell('softmax', 'float32')])).toEqual([
    'log_softmax',
    'cross_entropy_grad',
    'float16',
    'bfloat16',
    'cross_entropy:float32',
  ]);
});
