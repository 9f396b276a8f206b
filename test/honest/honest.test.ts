import { describe, expect, it } from 'vitest';
import { laws } from '../../src/properties/index.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { resultOf } from '../../src/verdict/result.ts';
import { HONEST } from './honest.ts';

const SEEDS = [1, 2, 3];

describe.each(SEEDS)('with seed %i', (seed) => {
  const planned = plan(laws, seed, 'quick');

  it.each(HONEST)('conforms at stable: $name', async ({ name, module }) => {
    const subject = inProcess(module, { name });
    const findings = await run(subject, planned, 'stable');
    const terms = { seed, effort: planned.effort, asked: 'stable', required: [] } as const;
    const { verdict } = resultOf(subject.identity, subject.capabilities.cells, findings, terms);
    const accusations = findings.filter(({ status }) => status === 'fail');
    expect(accusations.map(({ check, quantity, reason }) => `${check}, ${quantity}: ${reason}`)).toEqual([]);
    expect(verdict).toBe('conforms');
  });
});
