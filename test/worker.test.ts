import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Certify from '../src/certify.ts';
import type { Draw } from '../src/contract/check.ts';
import { QUANTITIES } from '../src/contract/quantity.ts';
import { PLAIN, type Subject } from '../src/contract/subject.ts';
import { embedded } from '../src/embedded.ts';
import { recruit } from '../src/parallel/recruit.ts';
import { json } from '../src/reports/json.ts';
import { type Errand, type Judged, runErrand } from '../src/runner/judge-chunk.ts';
import { startModule } from '../src/subjects/module.ts';
import { suite } from '../src/suite.ts';
import { built } from './build.ts';

const wrong = fileURLToPath(new URL('./cli/subjects/doubled.mjs', import.meta.url));
let dist: string;
let compiled: typeof Certify;

beforeAll(async () => {
  dist = built();
  compiled = await import(pathToFileURL(join(dist, 'certify.js')).href);
});

/** The report on a subject, at quick effort. */
async function report(open: () => Subject | Promise<Subject>, threads: number): Promise<string> {
  const subject = await open();
  const { result } = await compiled
    .certify(subject, { effort: 'quick', threads })
    .finally(() => subject.close());
  return json({ result, circumstances: {} });
}

describe('the result', () => {
  it.each([
    ['the embedded kernel', embedded],
    ['a wrong module', () => startModule(wrong, {}, '', join(dist, 'subjects', 'node-adapter-main.js'))],
  ])('is the same with more threads, byte for byte: %s', async (_, open) => {
    const [one, three] = [await report(open, 1), await report(open, 3)];

    expect(three).toBe(one);
  });
});

describe('another thread', () => {
  it('judges chunks of the suite as this one does', async () => {
    const outputs = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, 'float64']));
    const draw: Draw = { seed: 1, dtype: 'float64', outputs, effort: 'quick', claims: PLAIN };
    const check = suite.find(({ id }) => id === 'agreement')!;
    const cases = await check.cases(draw, 10, 20);
    const asked = await Promise.all(cases.map(({ questions }) => embedded().ask(questions)));
    const scope = { draw, quantities: QUANTITIES, claimed: QUANTITIES, claims: PLAIN, limits: {} };
    const errand: Errand = { check: check.id, scope, from: 10, to: 20, replies: asked };

    const crew = recruit<Errand, Judged>(pathToFileURL(join(dist, 'worker.js')), 1);
    const judged = crew.do(errand, () => {
      throw new Error('it was done here');
    });
    const there = await judged.finally(() => crew.close());

    expect(there.outcomes.length).toBe(10);
    expect(there).toEqual(await runErrand(suite, errand));
  });
});
