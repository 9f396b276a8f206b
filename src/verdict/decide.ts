import type { Audit } from '../contract/audit.ts';
import type { Outdated } from '../contract/known-failure.ts';
import type { Finding, Verdict } from '../contract/report.ts';
import type { SizeLimits } from '../contract/subject.ts';
import { LEAST } from './limits.ts';

/** What a verdict rests on. */
export interface Evidence {
  readonly findings: readonly Finding[];
  /** What was required and is not claimed. */
  readonly unmet: readonly string[];
  /** Known failures that are none. */
  readonly outdated: readonly Outdated[];
  /** The checks chosen, where not all were run. */
  readonly only?: readonly string[];
  /** How large problems must and may be for the subject. */
  readonly limits: SizeLimits;
  readonly audit: Audit;
}

/**
 * The verdict on what is claimed. If what was expected does not stand up to the definition, nothing can be said. A
 * failure that is not known, a known one that is none, or a requirement that is not claimed, says that the subject does
 * not conform. Else whatever broke leaves no verdict, and so does having compared nothing but in probes, or nothing that could go wrong,
 * or run some checks only. Else it conforms, but for the failures that are known.
 */
export function decide({ findings, unmet, outdated, only, limits, audit }: Evidence): Verdict {
  if (audit.differing > 0) return 'no-verdict';
  const some = (status: Finding['status']) => findings.some((finding) => finding.status === status);
  if (unmet.length > 0 || outdated.length > 0 || some('fail')) return 'does-not-conform';
  if (some('broken') || only || (limits.elements ?? LEAST) < LEAST) return 'no-verdict';
  if (findings.every(({ kind, compared }) => kind === 'probe' || compared === 0)) return 'no-verdict';
  return some('known') ? 'conforms-except' : 'conforms';
}
