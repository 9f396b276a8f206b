import { describe, expect, it } from 'vitest';
import { Misfit, numbersOf } from '../../src/subjects/result.ts';

const matrix = (result: unknown) => numbersOf(result, [1, 2], 'float64');
const loss = (result: unknown) => numbersOf(result, [], 'float64');

describe('the numbers of a result', () => {
  it('are those of a list', () => {
    expect(matrix([0.5, -0])).toEqual(Float64Array.of(0.5, -0));
  });

  it.each([
    ['a typed array', Float32Array.of(1, 2)],
    ['an object with a length', { length: 2, 0: 1, 1: 2 }],
  ])('are those of %s', (_, result) => {
    expect(matrix(result)).toEqual(Float64Array.of(1, 2));
  });

  it('are one for a loss', () => {
    expect(loss(Number.NaN)).toEqual(Float64Array.of(Number.NaN));
  });

  it('may be too many or too few', () => {
    expect(matrix([1, 2, 3])).toHaveLength(3);
    expect(matrix([])).toHaveLength(0);
  });

  it('are a copy', () => {
    const result = Float64Array.of(1, 2);
    const numbers = matrix(result);
    result.fill(0);
    expect(numbers).toEqual(Float64Array.of(1, 2));
  });

  it('are rounded to the dtype, once', () => {
    expect(numbersOf([0.1, 1e39], [1, 2], 'float32')).toEqual(Float64Array.of(Math.fround(0.1), Infinity));
    expect(numbersOf(1.00048828125 + 2 ** -40, [], 'float16')).toEqual(Float64Array.of(1.0009765625));
  });
});

describe('no numbers are', () => {
  it.each([
    [undefined, 'returned undefined, not an array of numbers'],
    [0.5, 'returned a number, not an array of numbers'],
    ['12', 'returned a string, not an array of numbers'],
    [{}, 'returned an object, not an array of numbers'],
    [{ length: -1 }, 'returned an object, not an array of numbers'],
    [{ length: 2 ** 40 }, 'returned 1099511627776 elements'],
    [['1', '2'], 'returned a string as element 0, not a number'],
    [{ length: 2, 0: 1 }, 'returned undefined as element 1, not a number'],
    [[[1, 2]], 'returned an array of 2 as element 0, not a number (give one flat array, row after row)'],
  ])('in %j, where an array is wanted', (result, complaint) => {
    expect(() => matrix(result)).toThrow(new Misfit(complaint));
  });

  it('in an array, where a number is wanted', () => {
    expect(() => loss([0.5])).toThrow(new Misfit('returned an array of 1, not a number'));
  });
});
