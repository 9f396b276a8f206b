import type { Check, Effort } from '../../../src/contract/check.ts';
import type { Level } from '../../../src/contract/level.ts';
import type { Finding } from '../../../src/contract/report.ts';
import type { Subject } from '../../../src/contract/subject.ts';
import { type Plan, plan } from '../../../src/runner/plan.ts';
import { run } from '../../../src/runner/run.ts';
import { inProcess } from '../../../src/subjects/in-process.ts';
import { suite } from '../../../src/suite.ts';
import type { Mutant } from '../mutant.ts';
import type { MutantRecord } from './record.ts';

/** The seed of every run with mutants, so that all of them share their cases and the reference is paid once. */
export const SEED = 1;

const plans = new Map<Effort, Plan>();

/** The one plan of an effort, with these checks of the suite, or all. */
export function planned(effort: Effort, checks: readonly string[] = suite.map(({ id }) => id)): Plan {
  const shared = plans.get(effort) ?? plan(suite, SEED, effort);
  plans.set(effort, shared);
  return { ...shared, checks: suite.filter(({ id }) => checks.includes(id)) };
}

/** What a plan finds of a mutant, judged at the level at which it has to fail. */
export function findingsOf({ name, module, from = 'safe' }: Mutant, plan: Plan): Promise<Finding[]> {
  return judged(inProcess(module, { name }), plan, from);
}

/** What a plan finds of a subject; nothing is made smaller, where nobody reads it. */
export function judged(subject: Subject, plan: Plan, level: Level): Promise<Finding[]> {
  return run({ ...subject, interactive: false }, plan, level);
}

/** The checks that kill, in the order of the suite. */
export function killersIn(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter(({ status }) => status === 'fail').map(({ check }) => check))];
}

/** Who kills a mutant, of all checks at both efforts. */
export async function measured(mutant: Mutant, disease: string): Promise<MutantRecord> {
  const quick = killersIn(await findingsOf(mutant, planned('quick')));
  const findings = await findingsOf(mutant, planned('standard'));
  const { name, seen, killer, from = 'safe' } = mutant;
  const broken = findings.flatMap(({ status, requirements }) => (status === 'fail' ? requirements : []));
  return {
    name,
    disease,
    seen,
    dtypes: [...new Set(findings.map(({ dtype }) => dtype))],
    level: from,
    killer,
    effort: quick.includes(killer) ? 'quick' : 'standard',
    quick,
    standard: killersIn(findings),
    requirements: [...new Set(broken)].sort(),
  };
}

/** The first check that kills a subject, and the effort it takes; nothing if it survives all of `standard`. */
export async function firstKiller(
  subject: Subject,
  level: (check: Check) => Level,
): Promise<{ killer: string; effort: Effort } | undefined> {
  for (const effort of ['quick', 'standard'] as const) {
    for (const check of suite) {
      const findings = await judged(subject, planned(effort, [check.id]), level(check));
      if (killersIn(findings).length > 0) return { killer: check.id, effort };
    }
  }
  return undefined;
}
