import type { Finding } from '../contract/report.ts';

/**
 * The least number of logits that a subject must take at once for a verdict. With fewer there are no three rows of five
 * classes, and much that goes wrong cannot: at one logit every answer is 0 or 1.
 */
export const LEAST = 16;

/** The share of the cases that were beyond the limits of the subject, in percent, rounded up. */
export function left(findings: readonly Finding[]): number {
  const asked = findings.reduce((sum, { cases }) => sum + cases, 0);
  const beyond = findings.reduce((sum, finding) => sum + (finding.beyond ?? 0), 0);
  return beyond === 0 ? 0 : Math.ceil((100 * beyond) / (asked + beyond));
}
