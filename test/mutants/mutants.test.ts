import { describe, expect, it } from 'vitest';
import { LEVELS, type Level } from '../../src/contract/level.ts';
import { laws } from '../../src/properties/index.ts';
import { plan } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { resultOf } from '../../src/verdict/result.ts';
import { BATCH_MUTANTS } from './batch-mutants.ts';
import { AXIS_MUTANTS, COMBINATION_MUTANTS, WITH_ALL_OPTIONS, WITH_AXIS } from './combination-mutants.ts';
import { OPTION_MUTANTS, WITH_OPTIONS } from './option-mutants.ts';
import { SIZE_MUTANTS } from './size-mutants.ts';
import { VALUE_MUTANTS } from './value-mutants.ts';

const MUTANTS = [
  ...VALUE_MUTANTS,
  ...BATCH_MUTANTS,
  ...OPTION_MUTANTS,
  ...COMBINATION_MUTANTS,
  ...AXIS_MUTANTS,
];

/** One plan for all: the reference answers each question once, whoever is asked. */
const quick = plan(laws, 1, 'quick');

/** What is wrong at few sizes is told by name. */
const manySizes = plan(
  laws.filter(({ id }) => id === 'agreement' || id === 'every-size'),
  1,
  'standard',
);

async function judged(module: object, asked: Level, planned = quick) {
  // Not interactive: nothing is made smaller here, where nobody reads it.
  const subject = { ...inProcess(module, { name: 'mutant' }), interactive: false };
  const findings = await run(subject, planned, asked);
  const terms = { seed: planned.seed, effort: planned.effort, asked, required: [] };
  return resultOf(subject.identity, subject.capabilities.cells, findings, terms);
}

describe('a mutant', () => {
  it.each(MUTANTS)('dies: $name', async ({ module, killer, from = 'safe' }) => {
    const { verdict, findings } = await judged(module, from);
    expect(verdict).toBe('does-not-conform');
    expect(findings.filter(({ status }) => status === 'fail').map(({ check }) => check)).toContain(killer);
  });

  it.each(SIZE_MUTANTS)('dies at some size: $name', async ({ module, killer }) => {
    const { verdict, findings } = await judged(module, 'safe', manySizes);
    expect(verdict).toBe('does-not-conform');
    expect(findings.filter(({ status }) => status === 'fail').map(({ check }) => check)).toContain(killer);
  });

  it.each(MUTANTS.filter(({ from }) => from))('conforms below: $name', async ({ module, from }) => {
    const below = LEVELS[LEVELS.indexOf(from!) - 1]!;
    expect((await judged(module, below)).verdict).toBe('conforms');
  });
});

describe('the checks', () => {
  it('are each the killer of some mutant', () => {
    const killers = new Set([...MUTANTS, ...SIZE_MUTANTS].map(({ killer }) => killer));
    expect(laws.map(({ id }) => id).filter((id) => !killers.has(id))).toEqual([]);
  });

  it.each([
    ['some', WITH_OPTIONS],
    ['all', WITH_ALL_OPTIONS],
    ['more axes as', WITH_AXIS],
  ])('spare what the mutants with %s options start from', async (_, module) => {
    expect((await judged(module, 'stable')).verdict).toBe('conforms');
  });
});
