import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Level } from '../../src/contract/level.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import type { Finding } from '../../src/contract/report.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { laws } from '../../src/properties/index.ts';
import { type Plan, plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { groups } from '../../src/vectors/index.ts';
import { levelsOf } from '../../src/verdict/levels.ts';
import { HONEST } from './bank.ts';
import type { Honest } from './honest.ts';
import { pageOf } from './page.ts';
import { Track } from './track.ts';

// A few seeds here; `npm run honest` takes a hundred, and writes what it finds to conformance/honest.json.
const ALL = process.env.HONEST_SEEDS !== undefined;
const QUICK = Number(process.env.HONEST_SEEDS ?? 2);
const STANDARD = ALL ? 3 : 0;
const done = { quick: 0, standard: 0 };

const numbered = (effort: 'quick' | 'standard', count: number) =>
  Array.from({ length: count }, (_, k) => ({ effort, seed: k + 1 }));
const RUNS = [...numbered('quick', QUICK), ...numbered('standard', STANDARD)];

const subjects = HONEST.map((honest) => {
  const track = new Track();
  // Not interactive: nothing is made smaller here.
  const subject = { ...inProcess(honest.module, honest), interactive: false };
  return { honest, track, subject, name: honest.name, vectors: [] as readonly Finding[] };
});

/** The checks of every value, whose answers are measured; and the other laws. */
const agreements = laws.filter(({ kind }) => kind === 'agreement');
const others = laws.filter(({ kind }) => kind !== 'agreement');

/** The level recorded for each cell, in the form of reports. */
function recorded({ levels }: Honest) {
  return Object.fromEntries(
    QUANTITIES.map((quantity) => [
      quantity,
      Object.fromEntries(
        DTYPES.flatMap((dtype) => {
          const level = levels[dtype];
          if (level === undefined) return [];
          return [[dtype, typeof level === 'string' ? level : level[quantity]] as [string, Level]];
        }),
      ),
    ]),
  );
}

describe('with the vectors, which no seed changes', () => {
  const planned = plan(groups, 1, 'quick');
  it.each(subjects)('is spared: $name', async (one) => {
    one.vectors = await run(one.track.reaches.listen(one.subject), planned, 'safe');
    expect(accusations(one.vectors)).toEqual([]);
  });
});

describe.each(RUNS)('at $effort with seed $seed', ({ effort, seed }) => {
  let values: Plan | undefined;
  let rest: Plan | undefined;
  beforeAll(() => {
    values = plan(agreements, seed, effort);
    rest = plan(others, seed, effort);
  });

  afterAll(async () => {
    // What a plan has made need not stay for the next seed.
    values = rest = undefined;
    if (!ALL) return;
    done[effort]++;
    writeFileSync('conformance/honest.json', `${JSON.stringify(await pageOf(done, subjects), null, 2)}\n`);
  });

  it.each(subjects)('is on its level: $name', async ({ honest, subject, track, vectors }) => {
    const measured = await run(track.reaches.listen(subject), values!, 'safe');
    const findings = [...measured, ...(await run(subject, rest!, 'safe')), ...vectors];
    track.add(findings, subject.capabilities.cells, `${effort}, seed ${seed}`);
    expect(accusations(findings)).toEqual([]);
    expect(levelsOf(findings, subject.capabilities.cells)).toEqual(recorded(honest));
  });
});

const accusations = (findings: readonly Finding[]) =>
  findings
    .filter(({ status }) => status === 'fail' || status === 'broken')
    .map(({ check, quantity, dtype, reason }) => `${check}, ${quantity} in ${dtype}: ${reason}`);
