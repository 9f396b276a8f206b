import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Subject } from '../../src/contract/subject.ts';
import { embedded } from '../../src/embedded.ts';
import { crossEntropyWithGradient } from '../../src/kernel/cross-entropy.ts';
import { noTiers } from '../../src/oracle/tiers.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { suite } from '../../src/suite.ts';

/** What a run does, in numbers that are the same on every machine. */
type Work = Record<string, number>;

const TABLE = new URL('work.json', import.meta.url);
const REWRITE = 'WRITE_WORK=1 npx vitest run test/bench --coverage.enabled=false';
/** How far a count may move before it has to be looked at: a tenth, but ten at least. */
const SLACK = 0.1;
const LEAST = 10;

const { tiers, definition, made } = vi.hoisted(() => {
  const made = { arrays: 0, floats: 0 };
  const Counted = new Proxy(Float64Array, {
    construct(target, words, self) {
      const array = Reflect.construct(target, words, self);
      // Another view of the same memory is no allocation.
      if (!(words[0] instanceof ArrayBuffer)) {
        made.arrays++;
        made.floats += array.length;
      }
      return array;
    },
  });
  // `map` and `slice` ask the prototype what to make.
  Float64Array.prototype.constructor = Counted;
  globalThis.Float64Array = Counted;
  return { tiers: { doubleDouble: 0 } as Work, definition: { calls: 0 }, made };
});

// Every module of the run is given these in place of the functions that they count.
vi.mock(import('../../src/oracle/expected.ts'), async (original) => {
  const { expected } = await original();
  return { expected: (problem, outputs) => expected(problem, outputs, tiers as never) };
});
vi.mock(import('../../src/reference/expected.ts'), async (original) => {
  const { expected, ...others } = await original();
  return {
    ...others,
    expected: (problem, outputs) => {
      definition.calls++;
      return expected(problem, outputs);
    },
  };
});

/** The embedded kernel, and what is asked of it. */
function counting(): { subject: Subject; asked: Work } {
  const asked = { asks: 0, questions: 0, elements: 0 };
  const subject = embedded();
  const ask: Subject['ask'] = (questions) => {
    asked.asks++;
    asked.questions += questions.length;
    for (const { problem } of questions) asked.elements += problem.logits.values.length;
    return subject.ask(questions);
  };
  return { subject: { ...subject, ask }, asked };
}

async function workOfQuickRun(): Promise<Work> {
  Object.assign(tiers, noTiers());
  const { subject, asked } = counting();
  const before = { ...made };
  await run(subject, plan(suite, 1, 'quick'), 'stable');
  const allocated = {
    'arrays of floats made': made.arrays - before.arrays,
    'floats in them': made.floats - before.floats,
  };
  await subject.close();
  const results = Object.entries(tiers).map(([tier, count]) => [`results by ${tier}`, count]);
  return {
    ...asked,
    ...Object.fromEntries(results),
    'calls of the definition': definition.calls,
    ...allocated,
  };
}

describe('the work of a quick run', () => {
  it('is what the table says, within its slack', async () => {
    const work = await workOfQuickRun();
    if (process.env.WRITE_WORK) writeFileSync(TABLE, `${JSON.stringify(work, null, 2)}\n`);
    const table: Work = JSON.parse(readFileSync(TABLE, 'utf8'));
    const moved = [...new Set([...Object.keys(table), ...Object.keys(work)])]
      .filter((count) => hasMoved(table[count], work[count]))
      .map((count) => `${count}: ${table[count]} became ${work[count]}`);
    expect(moved, `If that is as it should be, write the table anew: ${REWRITE}`).toEqual([]);
  });

  it('leaves nearly nothing to the definition', () => {
    const table: Work = JSON.parse(readFileSync(TABLE, 'utf8'));
    const all = Object.keys(noTiers()).reduce((sum, tier) => sum + (table[`results by ${tier}`] ?? 0), 0);
    expect(table['results by reference']).toBeLessThan(all / 1000);
  });
});

describe('the work of the kernel', () => {
  it('makes no more arrays for a thousand rows than for two', () => {
    const arraysFor = (rows: number) => {
      // Every other row is too large for the direct path.
      const logits = Float64Array.from({ length: 3 * rows }, (_, k) => (k % 6 < 3 ? k % 5 : 1000 + k));
      const gradient = new Float64Array(logits.length);
      const before = made.arrays;
      crossEntropyWithGradient(logits, new Int32Array(rows), rows, 3, { gradient });
      return made.arrays - before;
    };
    expect(arraysFor(1000)).toBe(arraysFor(2));
  });
});

function hasMoved(before: number | undefined, after: number | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  return Math.abs(after - before) > Math.max(LEAST, SLACK * before);
}
