import type { KnownFailure, KnownFailures, RunTerms } from '../contract/known-failure.ts';
import type { Finding } from '../contract/report.ts';
import { isSpot, spotOf } from './known.ts';
import { WANTED } from './known-meaning.ts';

/**
 * The known failures after a run, in the order of its findings: what fails, at the level that it holds, with the reason
 * that was written before, or a place to write one. What broke stays as it was; what passes or is not judged goes.
 */
export function update(
  findings: readonly Finding[],
  before: readonly KnownFailure[],
  found: RunTerms,
): KnownFailures {
  const failures = findings.flatMap((finding): KnownFailure[] => {
    const { status, level = 'none', requirements } = finding;
    const known = before.find(isSpot(finding));
    if (status === 'broken') return known ? [known] : [];
    if (status !== 'fail' && status !== 'known') return [];
    return [{ ...spotOf(finding), level, requirements, reason: known?.reason ?? WANTED }];
  });
  return { found, failures };
}
