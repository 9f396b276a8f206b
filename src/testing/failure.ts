import { barOf, levelAt } from '../contract/bar.ts';
import type { Finding, Result } from '../contract/report.ts';
import { exampleLines } from '../reports/example.ts';
import { checksOf, reasonOf } from '../reports/grouped.ts';
import { paint } from '../reports/paint.ts';
import { type Reach, replayLine } from '../reports/replay-line.ts';
import type { Sentence } from './sentences.ts';

/** What a test says where a requirement is broken: the first counterexample, and the line that replays it. */
export function failureText(
  { id, sentence }: Sentence,
  [first, ...others]: readonly [Finding, ...Finding[]],
  result: Result,
  reach: Reach,
): string {
  const { counterexample, level } = first;
  const asked = levelAt(barOf(result), first);
  const held = level === 'none' ? 'holds at no level' : `holds at ${level}, and ${asked} was asked`;
  const example = counterexample ? exampleLines(first, counterexample, paint(false)) : [];
  return [
    `${id} ${sentence}`,
    '',
    `${nameOf(first)} ${held}`,
    reasonOf(first) ?? '',
    '',
    ...example.map((line) => `    ${line}`),
    '',
    replayLine(first, result, reach) ?? closerLook(first, result, reach),
    ...(others.length > 0 ? ['', `also by ${checksOf(others)}`] : []),
  ].join('\n');
}

/** What a test says where something broke, so that nothing can be said of a requirement. */
export function breakText(
  { id, sentence }: Sentence,
  finding: Finding,
  result: Result,
  reach: Reach,
): string {
  return [
    `${id} ${sentence}`,
    '',
    `no verdict: ${nameOf(finding)}: ${finding.cause}: ${reasonOf(finding) ?? ''}`,
    '',
    replayLine(finding, result, reach) ?? closerLook(finding, result, reach),
  ].join('\n');
}

function nameOf({ check, quantity, dtype, option }: Finding): string {
  return `${check}: ${quantity} in ${dtype}${option ? ` with ${option}` : ''}`;
}

/** In place of a case that is too large for a line: the run of its check alone. */
function closerLook(finding: Finding, result: Result, { subject }: Reach): string {
  const { seed, effort } = result;
  const terms = `--level ${levelAt(barOf(result), finding)} --seed ${seed} --effort ${effort}`;
  return `softproof certify --only ${finding.check} ${terms} --report json=softproof.json ${subject.join(' ')}`.trim();
}
