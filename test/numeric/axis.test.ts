import { expect, it } from 'vitest';
import { axisToRows, rowsToAxis } from '../../src/numeric/axis.ts';

const upTo = (count: number) => Float64Array.from({ length: count }, (_, k) => k);

it('leaves a tensor as it is where the axis is the last one', () => {
  expect(axisToRows(upTo(24), [2, 3, 4], 2)).toEqual(upTo(24));
});

it('transposes a matrix where it is the first one', () => {
  expect([...axisToRows(upTo(6), [2, 3], 0)]).toEqual([0, 3, 1, 4, 2, 5]);
});

it('takes the rows in the order of the other axes', () => {
  expect([...axisToRows(upTo(12), [2, 3, 2], 1)]).toEqual([0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11]);
});

it.each([
  [[5], 0],
  [[2, 3], 0],
  [[2, 3, 4], 0],
  [[2, 3, 4], 1],
  [[2, 3, 4, 5], 2],
])('goes back and forth: %j along axis %i', (shape, axis) => {
  const values = upTo(shape.reduce((a, b) => a * b));
  expect(rowsToAxis(axisToRows(values, shape, axis), shape, axis)).toEqual(values);
});
