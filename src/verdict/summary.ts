import type { Audit } from '../contract/audit.ts';
import type { Level } from '../contract/level.ts';
import type { Finding, LevelTable, Verdict } from '../contract/report.ts';
import type { Cell } from '../contract/subject.ts';
import { type Dtype, formatOf } from '../numeric/format.ts';
import { at, notClaimed, phrase } from './cells.ts';

/** What a verdict was made of. */
export interface Grounds {
  readonly asked: Level;
  readonly claimed: readonly Cell[];
  readonly unmet: readonly string[];
  readonly findings: readonly Finding[];
  readonly levels: LevelTable;
  readonly audit: Audit;
}

/** The verdict in one line: what it is, of which cells, and what it does not speak of. */
export function summary(verdict: Verdict, grounds: Grounds): string {
  if (verdict === 'conforms') return conforms(grounds);
  return verdict === 'no-verdict' ? noVerdict(grounds) : doesNotConform(grounds);
}

function conforms({ asked, claimed, levels }: Grounds): string {
  const unknown = claimed.filter(({ quantity, dtype }) => levels[quantity]?.[dtype] === 'unknown');
  const judged = claimed.filter((cell) => !unknown.some(at(cell)));
  const rest = notClaimed(claimed);
  const narrow = claimed.filter(({ dtype, output }) => bits(output) < bits(dtype));
  const outputs = [...new Set(narrow.map(({ output }) => output))];
  return [
    `conforms at ${asked}: ${phrase(judged)}`,
    ...outputs.map(
      (output) => `answered in ${output}: ${phrase(narrow.filter((cell) => cell.output === output))}`,
    ),
    ...(unknown.length > 0 ? [`not judged: ${phrase(unknown)}`] : []),
    ...(rest.length > 0 ? [`not claimed: ${rest.join(', ')}`] : []),
  ].join('; ');
}

/** How fine a dtype is: an answer in a coarser one than its logits is worth saying. */
function bits(dtype: Dtype): number {
  return formatOf(dtype).precision;
}

function doesNotConform({ asked, claimed, findings, unmet }: Grounds): string {
  const failed = findings.filter(({ status }) => status === 'fail');
  const cells = claimed.filter((cell) => failed.some(at(cell)));
  const reasons = [
    ...(failed.length > 0 ? [`${phrase(cells)} by ${names(failed)}`] : []),
    ...(unmet.length > 0 ? [`required and not claimed: ${unmet.join(', ')}`] : []),
  ];
  return `does not conform at ${asked}: ${reasons.join('; ')}`;
}

/** The first checks of some findings, and how many more there are. */
function names(findings: readonly Finding[]): string {
  const checks = [...new Set(findings.map(({ check }) => check))];
  const more = checks.length > 3 ? ` and ${checks.length - 3} more` : '';
  return `${checks.slice(0, 3).join(', ')}${more}`;
}

function noVerdict({ claimed, findings, audit }: Grounds): string {
  if (audit.differing > 0) {
    return `no verdict: our-bug: of ${audit.audited} expected values ${audit.differing} differ from the definition`;
  }
  const broken = findings.find(({ status }) => status === 'broken');
  if (broken) {
    const { cause, reason, check, quantity, dtype } = broken;
    return `no verdict: ${cause} at ${check}, ${quantity} in ${dtype}: ${reason}`;
  }
  return claimed.length === 0 ? 'no verdict: nothing is claimed' : 'no verdict: nothing was compared';
}
