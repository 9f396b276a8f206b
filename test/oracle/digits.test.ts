import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { presentedValues } from '../../src/model/presented.ts';
import { digits } from '../../src/oracle/digits.ts';
import { digits as byDefinition } from '../../src/reference/digits.ts';
import { realsOf } from '../../src/reference/quantities.ts';
import { readProblem } from '../../src/vectors/problem-record.ts';
import type { VectorFile } from '../../src/vectors/schema.ts';
import { withLabels, withProbabilities } from '../kit/problems.ts';

/** So many elements of one answer are enough. */
const MOST = 4;

/** Compares all elements with the definition; returns how many there were. */
function agree(problem: Problem, n: number): number {
  const values = QUANTITIES.flatMap((quantity) =>
    realsOf(problem, quantity).map((value, element) => ({ quantity, element, value })),
  );
  for (const { quantity, element, value } of values)
    expect(digits(problem, quantity, element, n), `${quantity} ${element}`).toEqual(byDefinition(value, n));
  return values.length;
}

describe('the digits of a true value', () => {
  it('are those of the number', () => {
    expect(digits(withLabels([[0, 0]], [0]), 'softmax', 0, 40)).toEqual({ text: '5e-1', rest: 0 });
    expect(digits(withLabels([[0, 1]], [0]), 'softmax', 0, 40)).toEqual({
      text: '2.689414213699951207488407581781637256349e-1',
      rest: -1,
    });
  });

  it('are those of the definition, as far down as it goes', () => {
    const rows = [
      [0, 600, -0.1],
      [1, 1 + 2 ** -40, -Infinity],
      [0, -1e6, -2e6],
      [0, -1e17, -1e17],
      [3, 3, 3],
      [0, -7e5, 2 ** -1074],
    ];
    const labels = [0, 1, 2, 1, 0, 2];
    const dense = rows.map((row) => row.map((x) => (x === -Infinity ? 0 : 0.25)));
    const compared = [
      ...rows.map((row, i) => withLabels([row], [labels[i]!])),
      withLabels(rows, labels, { reduction: 'none' }),
      withLabels(rows, labels, { ignoreIndex: 1 }),
      withLabels([[0, -Infinity]], [1]),
      withProbabilities(rows, dense),
    ].map((problem) => agree(problem, 25));
    expect(compared.reduce((a, b) => a + b)).toBeGreaterThan(200);
  });

  it('are those that the vectors have from the definition', () => {
    const folder = new URL('../../conformance/vectors/', import.meta.url);
    let compared = 0;
    for (const name of readdirSync(folder).filter((one) => /\.float(16|64)\.json$/.test(one))) {
      const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile;
      for (const { id, problem: record, expected } of file.cases) {
        const problem = readProblem(record);
        for (const { quantity, digits: texts, rest } of expected) {
          const places = placesOf(problem, quantity, texts.length);
          const step = Math.ceil(texts.length / MOST);
          for (let k = 0; k < texts.length; k += step) {
            const right = { text: texts[k], rest: rest[k] };
            expect(digits(problem, quantity, places[k]!, 40), `${id} ${quantity} ${k}`).toEqual(right);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(2000);
  });

  it('are not told of what is not there', () => {
    expect(() => digits(withLabels([[0, 1]], [0]), 'softmax', 2, 40)).toThrow(UsageError);
    expect(() => digits(withLabels([[0, Number.NaN]], [0]), 'softmax', 0, 40)).toThrow(UsageError);
    const { targets: _, ...aimless } = withLabels([[0, 1]], [0]);
    expect(() => digits(aimless, 'cross_entropy', 0, 40)).toThrow(UsageError);
  });
});

/** Where in the matrix each number of an answer belongs. */
function placesOf(problem: Problem, quantity: Quantity, length: number): Float64Array {
  return presentedValues(
    Float64Array.from({ length }, (_, n) => n),
    problem,
    quantity,
  );
}
