import type { Audit } from '../contract/audit.ts';
import type { Effort } from '../contract/check.ts';
import type { Level } from '../contract/level.ts';
import type { Finding, Result } from '../contract/report.ts';
import type { Cell, Identity } from '../contract/subject.ts';
import { SUITE } from '../contract/suite.ts';
import { notClaimed } from './cells.ts';
import { decide } from './decide.ts';
import { levelsOf, optionLevels } from './levels.ts';
import { type Requirement, unmet } from './require.ts';
import { summary } from './summary.ts';

/** What a run was asked to do. */
export interface Terms {
  readonly seed: number;
  readonly effort: Effort;
  readonly asked: Level;
  readonly required: readonly Requirement[];
}

const NOTHING_AUDITED: Audit = { audited: 0, differing: 0 };

/** The result of a run: the verdict on a subject that claims these cells, from the findings. */
export function resultOf(
  subject: Identity,
  claimed: readonly Cell[],
  findings: readonly Finding[],
  { seed, effort, asked, required }: Terms,
  audit: Audit = NOTHING_AUDITED,
): Result {
  const missing = unmet(required, claimed);
  const verdict = decide(findings, missing, audit);
  const levels = levelsOf(findings, claimed);
  return {
    suite: SUITE,
    seed,
    effort,
    asked,
    subject,
    claimed,
    verdict,
    summary: summary(verdict, { asked, claimed, unmet: missing, findings, levels, audit }),
    levels,
    options: optionLevels(findings),
    notClaimed: notClaimed(claimed),
    findings,
    audit,
    reproducible: !findings.some(({ cause }) => cause === 'timed-out') && !findings.some(isUnsteady),
  };
}

/** The subject gave one question two answers. */
function isUnsteady({ status, requirements }: Finding): boolean {
  return status === 'fail' && requirements.includes('SCE-REPEATABLE');
}

/** The result where no subject could be had at all, and why. */
export function unreachable(subject: Identity, reason: string, terms: Terms): Result {
  const nothing = resultOf(subject, [], [], { ...terms, required: [] });
  return { ...nothing, summary: `no verdict: ${reason}`, reproducible: false };
}
