import { describe, expect, it } from 'vitest';
import { planOnce } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { suite } from '../../src/suite.ts';
import { resultOf } from '../../src/verdict/result.ts';
import { DIALECT_MUTANTS, HONEST_DIALECTS } from './dialect-mutants.ts';

async function judged(module: object, wanted: (check: string) => boolean) {
  const subject = { ...inProcess(module, { name: 'mutant' }), interactive: false };
  const checks = suite.filter(({ id }) => wanted(id));
  const planned = planOnce(checks, 1, 'quick');
  const findings = await run(subject, planned, 'stable');
  const terms = { seed: 1, effort: 'quick', asked: 'stable', required: [] } as const;
  return resultOf(subject.identity, subject.capabilities.cells, findings, terms);
}

describe('a dialect that is not so', () => {
  it.each(DIALECT_MUTANTS)('dies: $name', async ({ module, killer }) => {
    const { verdict, findings } = await judged(module, (check) => check === killer);
    expect(verdict).toBe('does-not-conform');
    expect(findings.some(({ status }) => status === 'fail')).toBe(true);
  });
});

describe('a dialect that is so', () => {
  it.each(HONEST_DIALECTS)('conforms: $name', async ({ module }) => {
    const { findings, verdict } = await judged(
      module,
      (check) => check !== 'dialect/label-too-large' && check !== 'dialect/label-negative',
    );
    const accused = findings.filter(({ status }) => status === 'fail');
    expect(accused.map(({ check, quantity, reason }) => `${check}, ${quantity}: ${reason}`)).toEqual([]);
    expect(verdict).toBe('conforms');
  });
});
