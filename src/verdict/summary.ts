import type { Bar } from '../contract/bar.ts';
import type { Finding, LevelTable, Verdict } from '../contract/report.ts';
import type { Cell } from '../contract/subject.ts';
import { at, notClaimed, phrase } from './cells.ts';
import type { Evidence } from './decide.ts';
import { LEAST, left } from './limits.ts';
import { isCoarse } from './require.ts';

/** What a verdict was made of. */
export interface Grounds extends Evidence {
  readonly asked: Bar;
  readonly claimed: readonly Cell[];
  readonly levels: LevelTable;
}

/** The verdict in one line: what it is, of which cells, and what it does not speak of. */
export function summary(verdict: Verdict, grounds: Grounds): string {
  const { only } = grounds;
  return only ? `only ${only.join(', ')}: ${spoken(verdict, grounds)}` : spoken(verdict, grounds);
}

function spoken(verdict: Verdict, grounds: Grounds): string {
  const { asked, claimed, findings } = grounds;
  if (verdict === 'does-not-conform') return doesNotConform(grounds);
  if (verdict === 'no-verdict') return noVerdict(grounds);
  const known = findings.filter(({ status }) => status === 'known');
  return known.length === 0
    ? `conforms at ${inWords(asked, claimed)}: ${scope(grounds)}`
    : `conforms except: ${where(known, grounds)}; at ${inWords(asked, claimed)} in all else: ${scope(grounds)}`;
}

/** The level asked of what is claimed: `accurate (softmax in float16 at safe, cross_entropy at faithful)`. */
function inWords({ level, except }: Bar, claimed: readonly Cell[]): string {
  const told = except.filter(({ quantity, dtype }) =>
    claimed.some((cell) => cell.quantity === quantity && (dtype === undefined || cell.dtype === dtype)),
  );
  if (told.length === 0) return level;
  const those = told.map(
    ({ quantity, dtype, level }) => `${quantity}${dtype ? ` in ${dtype}` : ''} at ${level}`,
  );
  return `${level} (${those.join(', ')})`;
}

/** What was judged, and what was not. */
function scope(grounds: Grounds): string {
  const { claimed, levels } = grounds;
  const unknown = claimed.filter(({ quantity, dtype }) => levels[quantity]?.[dtype] === 'unknown');
  const judged = claimed.filter((cell) => !unknown.some(at(cell)));
  const rest = notClaimed(claimed);
  const narrow = claimed.filter(isCoarse);
  const outputs = [...new Set(narrow.map(({ output }) => output))];
  return [
    phrase(judged),
    ...limitedTo(grounds),
    ...outputs.map(
      (output) => `answered in ${output}: ${phrase(narrow.filter((cell) => cell.output === output))}`,
    ),
    ...(unknown.length > 0 ? [`not judged: ${phrase(unknown)}`] : []),
    ...(rest.length > 0 ? [`not claimed: ${rest.join(', ')}`] : []),
  ].join('; ');
}

/** How large the questions were, where the subject says so and others were left out. */
function limitedTo({ limits: { elements, leastClasses }, findings }: Grounds): string[] {
  const share = left(findings);
  if (share === 0) return [];
  const sizes = [
    ...(elements === undefined ? [] : [`up to ${elements} logits a question`]),
    ...(leastClasses === undefined ? [] : [`${leastClasses} classes at least`]),
  ];
  return [`${sizes.join(', ')}, which leaves out ${share} % of the cases`];
}

function doesNotConform(grounds: Grounds): string {
  const { asked, claimed, findings, unmet, outdated } = grounds;
  const failed = findings.filter(({ status }) => status === 'fail');
  const reasons = [
    ...(failed.length > 0 ? [where(failed, grounds)] : []),
    ...(unmet.length > 0 ? [`required and not claimed: ${unmet.join(', ')}`] : []),
    ...(outdated.length > 0 ? [`listed as known failures and none: ${outdatedOnes(grounds)}`] : []),
  ];
  return `does not conform at ${inWords(asked, claimed)}: ${reasons.join('; ')}`;
}

/** Findings by their cells, and the first of their checks. */
function where(findings: readonly Finding[], { claimed }: Grounds): string {
  return `${phrase(claimed.filter((cell) => findings.some(at(cell))))} by ${names(findings)}`;
}

/** The first of the known failures that are none, and how many more there are. */
function outdatedOnes({ outdated }: Grounds): string {
  const more = outdated.length > 1 ? ` and ${outdated.length - 1} more` : '';
  const [first] = outdated.map(({ check, why, ...place }) => `${check}, ${phrase([place])} (${why})`);
  return `${first}${more}`;
}

/** The first checks of some findings, and how many more there are. */
export function names(findings: readonly Finding[]): string {
  const checks = [...new Set(findings.map(({ check }) => check))];
  const more = checks.length > 3 ? ` and ${checks.length - 3} more` : '';
  return `${checks.slice(0, 3).join(', ')}${more}`;
}

function noVerdict(grounds: Grounds): string {
  const { asked, claimed, findings, audit, only, limits } = grounds;
  if (audit.differing > 0) {
    return `no verdict: our-bug: of ${audit.audited} expected values ${audit.differing} differ from the definition`;
  }
  const broken = findings.find(({ status }) => status === 'broken');
  if (broken) {
    const { cause, reason, check, quantity, dtype } = broken;
    return `no verdict: ${cause} at ${check}, ${quantity} in ${dtype}: ${reason}`;
  }
  if (only && findings.some(({ compared }) => compared > 0)) {
    return `no failure at ${inWords(asked, claimed)}, which is no verdict: ${scope(grounds)}`;
  }
  if (claimed.length === 0) return 'no verdict: nothing is claimed';
  if (findings.every(({ compared }) => compared === 0)) return 'no verdict: nothing was compared';
  return `no verdict: only questions of up to ${limits.elements} logits are taken, and conformance takes ${LEAST}`;
}
