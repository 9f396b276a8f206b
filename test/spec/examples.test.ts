import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { show } from '../../src/numeric/text.ts';
import { expected } from '../../src/reference/expected.ts';
import { PAGES, parseRequirements } from '../../src/reports/requirements.ts';
import { readExample, type WorkedExample } from './worked-example.ts';

const requirements = PAGES.flatMap((page) => parseRequirements(readFileSync(`spec/${page}`, 'utf8')));

/** What the reference says where the example says something. */
function actual({ problem, dtype, expected: said }: WorkedExample): unknown {
  const stated = QUANTITIES.filter((quantity) => said[quantity] !== undefined);
  try {
    const outputs = Object.fromEntries(stated.map((quantity) => [quantity, dtype]));
    const { quantities } = expected(problem, outputs);
    return stated.map((quantity) => [quantity, Array.from(quantities[quantity]?.values ?? [], unsigned)]);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return stated.map((quantity) => [quantity, 'none']);
  }
}

function promised({ expected: said }: WorkedExample): unknown {
  return QUANTITIES.flatMap((quantity) => {
    const values = said[quantity];
    if (values === undefined) return [];
    return [[quantity, values === 'none' ? values : values.map(unsigned)]];
  });
}

/** Zero has no sign. */
function unsigned(value: number): string {
  return show(value === 0 ? 0 : value);
}

test('an example is read as problems, with repeated numbers and comments', () => {
  const [first, second] = readExample(
    '# two\nlogits: 0*2 1 / 3 4 5\nlabels: 0 2\n\nlogits: nan\nsoftmax: none',
  );
  expect(Array.from(first?.problem.logits.values ?? [])).toEqual([0, 0, 1, 3, 4, 5]);
  expect(first?.problem.targets).toEqual({ kind: 'index', values: Int32Array.of(0, 2) });
  expect(second?.expected).toEqual({ softmax: 'none' });
});

test('an example with an unknown key is refused', () => {
  expect(() => readExample('logits: 0\nlabel: 0')).toThrow('"label" is no key');
});

describe.each(requirements.map(({ id, example }) => [id, readExample(example)] as const))(
  '%s',
  (_id, examples) => {
    test.each(examples.map((example, k) => [k + 1, example] as const))(
      'example %i is true',
      (_k, example) => {
        expect(Object.keys(example.expected)).not.toEqual([]);
        expect(actual(example)).toEqual(promised(example));
      },
    );
  },
);
