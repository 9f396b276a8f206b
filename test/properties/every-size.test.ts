import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { accepts } from '../../src/accuracy/judge.ts';
import type { Effort } from '../../src/contract/check.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { PLAIN } from '../../src/contract/subject.ts';
import { DTYPES, type Dtype } from '../../src/numeric/format.ts';
import { expected } from '../../src/oracle/expected.ts';
import { BETWEEN, BLOCKS, EDGES, LARGE, WIDE } from '../../src/properties/arbitraries/shapes.ts';
import { everySize } from '../../src/properties/laws/every-size.ts';
import { BLIND, stored } from './blind.ts';

async function problemsAt(effort: Effort, dtype: Dtype) {
  const outputs = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, dtype]));
  const draw = { seed: 1, effort, dtype, outputs, claims: PLAIN };
  const cases = await everySize.cases(draw, 0, everySize.size(draw));
  return cases.map(({ questions }) => expected(questions[0]!.problem, outputs));
}

describe.each(DTYPES)('in %s', (dtype) => {
  it.each(['quick', 'standard'] as const)(
    'every size tells each blind answer from the right one, at %s',
    async (effort) => {
      const unseen: string[] = [];
      for (const all of await problemsAt(effort, dtype)) {
        for (const quantity of QUANTITIES) {
          const ends = intervals(all, quantity);
          for (const { name, rows, classes, answer } of BLIND) {
            if (all.rows < rows || all.classes < classes) continue;
            const given = stored(answer(all, quantity), dtype);
            if (given.every((value, n) => accepts(ends, 0, n, value)))
              unseen.push(`${name}: ${quantity} of ${all.rows} x ${all.classes}`);
          }
        }
      }
      expect(unseen).toEqual([]);
    },
  );
});

it('tells a right answer from none', async () => {
  for (const all of await problemsAt('quick', 'float32')) {
    const ends = intervals(all, 'softmax');
    expect(ends.correct.every((value, n) => accepts(ends, 4, n, value))).toBe(true);
  }
});

it('has every shape of the ladder at standard; at quick the narrow ones, and the edges of blocks', async () => {
  const shapes = async (effort: Effort) =>
    (await problemsAt(effort, 'float64')).map(({ rows, classes }) => `${rows} x ${classes}`);
  const [quick, standard] = [await shapes('quick'), await shapes('standard')];
  expect(new Set(standard).size).toBe(standard.length);
  for (const shape of [...EDGES, ...BETWEEN, ...BLOCKS, ...LARGE])
    expect(standard).toContain(shape.join(' x '));
  for (let size = 2; size <= 40; size++) {
    // The ladder has no row of 6 classes.
    if (size !== 6) expect(quick).toContain(`1 x ${size}`);
    expect(quick).toContain(`${size} x 2`);
  }
  for (const [, classes] of [...EDGES, ...WIDE]) expect(quick).toContain(`1 x ${classes}`);
});
