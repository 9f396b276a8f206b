import type { Audit } from '../contract/audit.ts';
import { type Bar, barAt } from '../contract/bar.ts';
import type { Effort } from '../contract/check.ts';
import type { KnownFailures } from '../contract/known-failure.ts';
import type { Level } from '../contract/level.ts';
import type { Finding, Result } from '../contract/report.ts';
import type { Cell, Identity, SizeLimits } from '../contract/subject.ts';
import { SUITE } from '../contract/suite.ts';
import { barText } from './bar-text.ts';
import { notClaimed } from './cells.ts';
import { decide } from './decide.ts';
import { recognise } from './known.ts';
import { levelsOf, optionLevels } from './levels.ts';
import { type Requirement, unmet } from './require.ts';
import { summary } from './summary.ts';

/** What a run was asked to do. */
export interface Terms {
  readonly seed: number;
  readonly effort: Effort;
  readonly asked: Level | Bar;
  readonly required: readonly Requirement[];
  readonly known?: KnownFailures;
  /** The checks chosen, where not all were run. */
  readonly only?: readonly string[];
  /** How large problems must and may be for the subject. */
  readonly limits?: SizeLimits;
}

const NOTHING_AUDITED: Audit = { audited: 0, differing: 0 };

/** The result of a run: the verdict on a subject that claims these cells, from what was found. */
export function resultOf(
  subject: Identity,
  claimed: readonly Cell[],
  found: readonly Finding[],
  { seed, effort, asked, required, known, only, limits = {} }: Terms,
  audit: Audit = NOTHING_AUDITED,
): Result {
  const bar = typeof asked === 'string' ? barAt(asked) : asked;
  const { findings, outdated } = known
    ? recognise(found, known, { level: barText(bar), effort, seed })
    : { findings: found, outdated: [] };
  const levels = levelsOf(findings, claimed);
  const evidence = {
    findings,
    unmet: unmet(required, claimed, findings),
    outdated,
    audit,
    ...(only && { only }),
    limits,
  };
  const verdict = decide(evidence);
  return {
    suite: SUITE,
    seed,
    effort,
    asked: bar.level,
    ...(bar.except.length > 0 && { askedOf: bar.except }),
    subject,
    claimed,
    verdict,
    summary: summary(verdict, { ...evidence, asked: bar, claimed, levels }),
    levels,
    options: optionLevels(findings),
    notClaimed: notClaimed(claimed),
    findings,
    ...(only && { only }),
    limits,
    outdated,
    audit,
    reproducible: !findings.some(({ cause }) => cause === 'timed-out') && !findings.some(isUnsteady),
  };
}

/** The subject gave one question two answers, or says that it may. */
function isUnsteady({ status, requirements, dialect }: Finding): boolean {
  if (dialect?.situation === 'same-question') return [dialect.declared, dialect.found].includes('varies');
  return (status === 'fail' || status === 'known') && requirements.includes('SCE-REPEATABLE');
}

/** The result where no subject could be had at all, and why. */
export function unreachable(subject: Identity, reason: string, terms: Terms): Result {
  const { known: _, ...rest } = terms;
  const nothing = resultOf(subject, [], [], { ...rest, required: [] });
  const { only } = terms;
  const prefix = only ? `only ${only.join(', ')}: ` : '';
  return { ...nothing, summary: `${prefix}no verdict: ${reason}`, reproducible: false };
}
