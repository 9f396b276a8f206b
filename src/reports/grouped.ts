import type { Finding } from '../contract/report.ts';
import { wrapped } from './sections.ts';

/** Findings by what is said of them, in the order in which it is first said. */
export function grouped(
  findings: readonly Finding[],
  said: (finding: Finding) => string,
): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = said(finding);
    groups.set(group, [...(groups.get(group) ?? []), finding]);
  }
  return [...groups];
}

/** The checks of some findings, each once, in their order. */
export function checksOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ check }) => check))].join(', ');
}

/** A heading, and a list in the same line, or indented below it where it is long. */
export function listed(heading: string, list: string): string[] {
  const lines = wrapped(list);
  return lines.length === 1 ? [`${heading} ${list}`] : [heading, ...lines.map((line) => `    ${line}`)];
}

/** Why a finding is what it is, of the case that is shown with it where there is one. */
export function reasonOf({ reason, counterexample }: Finding): string | undefined {
  return counterexample?.complaint || reason;
}

/** How much was not asked of a check, since too much had broken. */
export function unaskedOf(findings: readonly Finding[]): string {
  const cases = findings.reduce((sum, { unasked = 0 }) => sum + unasked, 0);
  return cases === 0 ? '' : `; ${cases} more cases were not asked after that`;
}
