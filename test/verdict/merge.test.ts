import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify, certifyShard } from '../../src/certify.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import type { Cause, Question } from '../../src/contract/question.ts';
import type { Result } from '../../src/contract/report.ts';
import type { Subject } from '../../src/contract/subject.ts';
import { plan } from '../../src/runner/plan.ts';
import { merge } from '../../src/verdict/merge.ts';
import { doubling, identity, subject, toy, value } from '../runner/toys.ts';

const both: Quantity[] = ['softmax', 'log_softmax'];
const toys = plan(
  [
    toy({ size: () => 50, judges: both }),
    toy({ id: 'one', size: () => 1 }),
    toy({ id: 'pairs', size: () => 20, logits: (k) => [k, k] }),
    toy({ id: 'against', size: () => 30, judges: both, compares: true }),
  ],
  7,
  'quick',
);

/** The result of one run, and that of so many shards. */
async function results(open: () => Subject, of: number): Promise<readonly [Result, Result]> {
  const { result } = await certify(open(), { plan: toys });
  const indices = Array.from({ length: of }, (_, k) => k + 1);
  const shards = await Promise.all(
    indices.map((index) => certifyShard(open(), { index, of }, { plan: toys })),
  );
  return [result, merge(shards, { required: [] })];
}

const number = ({ problem }: Question): number => problem.logits.values[0]!;
const wrongFrom = (first: number) => () =>
  subject((asked) => value([...asked.problem.logits.values].map((x) => (x < first ? x : x + (x % 5)))));
const breaks = (at: readonly number[], reason: (x: number) => string, cause: Cause = 'crashed') =>
  subject(
    (asked) => {
      const x = number(asked);
      return at.includes(x) ? { kind: 'broken', cause, reason: reason(x) } : value([x + (x % 3)]);
    },
    { quantities: both, limits: { elements: 1 } },
  );

describe('the shards of a run', () => {
  it.each<[string, () => Subject]>([
    ['right', () => identity],
    ['wrong', doubling],
    ['wrong in some', wrongFrom(31)],
    ['broken in some', () => breaks([3, 17, 44], () => 'it broke')],
    ['broken in many', () => breaks([3, 7, 11, 17, 44, 45, 46], () => 'it broke')],
    [
      'broken throughout',
      () =>
        breaks(
          Array.from({ length: 50 }, (_, k) => k),
          () => 'it broke',
        ),
    ],
  ])('merge to the same bytes where the subject is %s', async (_, open) => {
    for (const of of [1, 2, 3, 7, 60]) {
      const [one, merged] = await results(open, of);

      expect(JSON.stringify(merged), `${of} shards`).toBe(JSON.stringify(one));
    }
  });

  it.each<[string, Cause, readonly number[]]>([
    ['after 500 restarts', 'unreachable', [44]],
    ['it answers nothing', 'crashed', [44]],
    ['it answers nothing, after breaks that are told instead', 'crashed', [0, 3, 7, 44]],
  ])('say that one run may find otherwise, where one of them gave up: %s', async (why, cause, at) => {
    const open = () => breaks(at, (x) => (x === 44 ? `given up: ${why}` : 'it broke'), cause);
    const [one, merged] = await results(open, 2);
    const [, alone] = await results(open, 1);

    expect([one, merged, alone].map(({ reproducible }) => reproducible)).toEqual([true, false, true]);
  });

  it('merge to the same bytes, or say that they may not, however a subject breaks', async () => {
    const ways = fc.array(fc.tuple(fc.nat(49), fc.nat(2), fc.constantFrom(...both, 'both')), {
      maxLength: 14,
    });
    let certain = 0;
    await fc.assert(
      fc.asyncProperty(ways, fc.integer({ min: 2, max: 8 }), async (broken, of) => {
        const open = () =>
          subject(
            (asked, quantity) => {
              const x = number(asked);
              const way = broken.find(
                ([at, , what]) =>
                  at === x && (what === quantity || (what === 'both' && asked.quantities.length === 2)),
              );
              return way
                ? { kind: 'broken', cause: 'crashed', reason: `way ${way[1]}` }
                : value([...asked.problem.logits.values].map((y) => y + (x > 40 ? y % 3 : 0)));
            },
            { quantities: both },
          );
        const [one, merged] = await results(open, of);
        if (!merged.reproducible) return;
        certain++;
        expect(JSON.stringify(merged)).toBe(JSON.stringify(one));
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(certain).toBeGreaterThan(20);
  });
});
