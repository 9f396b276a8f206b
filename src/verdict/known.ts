import type { KnownFailure, KnownFailures, Outdated, RunTerms, Spot } from '../contract/known-failure.ts';
import { rank } from '../contract/level.ts';
import type { Finding } from '../contract/report.ts';

/** Whether two spots are the same check on the same cell. */
export const isSpot =
  (spot: Spot) =>
  (other: Spot): boolean =>
    spot.check === other.check &&
    spot.quantity === other.quantity &&
    spot.dtype === other.dtype &&
    spot.option === other.option;

/** What known failures make of findings. */
export interface Recognised {
  /** The findings, those that are covered with status `known`. */
  readonly findings: readonly Finding[];
  readonly outdated: readonly Outdated[];
}

/**
 * Marks the failures that are known. One is covered if it holds the level at which it is accepted, or more, and breaks
 * no other requirement than those accepted; what broke is never covered, since nobody knows what it hides.
 * One that passes is outdated, on the terms on which it was found: another seed need not find it.
 */
export function recognise(findings: readonly Finding[], known: KnownFailures, terms: RunTerms): Recognised {
  const { found, failures } = known;
  const same = found.level === terms.level && found.effort === terms.effort && found.seed === terms.seed;
  return {
    findings: findings.map((finding) => marked(finding, failures.find(isSpot(finding)))),
    outdated: failures.flatMap((failure) => {
      const why = outdated(findings.find(isSpot(failure)), same);
      return why === undefined ? [] : [{ ...spotOf(failure), why }];
    }),
  };
}

/** The spot of a finding or of a known failure, and nothing else of it. */
export function spotOf({ check, quantity, dtype, option }: Spot): Spot {
  return { check, quantity, dtype, ...(option !== undefined && { option }) };
}

function marked(finding: Finding, failure: KnownFailure | undefined): Finding {
  if (finding.status !== 'fail' || !failure) return finding;
  const beyond = beyondOf(finding, failure);
  if (beyond !== undefined) return { ...finding, known: { reason: failure.reason, beyond } };
  return { ...finding, status: 'known', known: { reason: failure.reason } };
}

/** In what a failure is worse than the known one. */
function beyondOf({ level = 'none', requirements, cause }: Finding, known: KnownFailure): string | undefined {
  if (cause !== undefined) return `something broke beside it (${cause})`;
  if (rank(level) < rank(known.level)) return `it is accepted down to ${known.level} and holds ${level}`;
  const others = requirements.filter((id) => !known.requirements.includes(id));
  return others.length > 0 ? `it breaks ${others.join(', ')} as well` : undefined;
}

function outdated(finding: Finding | undefined, same: boolean): string | undefined {
  if (!finding) return 'not claimed';
  if (finding.status === 'skip') return finding.reason ?? 'not judged';
  return finding.status === 'pass' && same ? 'passes' : undefined;
}
