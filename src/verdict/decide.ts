import type { Audit } from '../contract/audit.ts';
import type { Finding, Verdict } from '../contract/report.ts';

/**
 * The verdict on what is claimed. If what was expected does not stand up to the definition, nothing can be said. A failure, or a requirement that is not claimed, says that the subject does not
 * conform. Else whatever broke leaves no verdict, and so does having compared nothing. Else it conforms.
 * @param unmet what was required and is not claimed
 */
export function decide(findings: readonly Finding[], unmet: readonly string[], audit: Audit): Verdict {
  if (audit.differing > 0) return 'no-verdict';
  const some = (status: Finding['status']) => findings.some((finding) => finding.status === status);
  if (unmet.length > 0 || some('fail')) return 'does-not-conform';
  if (some('broken')) return 'no-verdict';
  return findings.some(({ compared }) => compared > 0) ? 'conforms' : 'no-verdict';
}
