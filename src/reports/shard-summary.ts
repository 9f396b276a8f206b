import type { Circumstances, Finding } from '../contract/report.ts';
import type { Shard } from '../contract/shard.ts';
import { join } from '../runner/join.ts';
import { phrase } from '../verdict/cells.ts';
import { names } from '../verdict/summary.ts';
import { count } from './numbers.ts';
import { paint } from './paint.ts';

/** What a shard found, for people: never a verdict, whatever it is. */
export function shardSummary(shard: Shard, { seconds }: Circumstances, colours: boolean): string {
  const { share, subject, suite, effort, seed, parts } = shard;
  const brush = paint(colours);
  const { findings } = join([parts]);
  const name = [subject.name, subject.version].filter(Boolean).join(' ');
  const time = seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`;
  const compared = findings.reduce((sum, finding) => sum + finding.compared, 0);
  const lines = [
    `${brush.odd('?')} ${brush.strong(`shard ${share.index}/${share.of}`)}: no verdict until all ${share.of} are merged`,
    brush.faint(`  ${name}, judged by ${suite}: effort ${effort}, seed ${seed}${time}`),
    brush.faint(`  ${count(compared)} comparisons`),
    ...told(findings, 'fail', brush.bad('✘')),
    ...told(findings, 'broken', brush.odd('?')),
  ];
  return `${lines.join('\n')}\n`;
}

function told(findings: readonly Finding[], status: Finding['status'], mark: string): string[] {
  const those = findings.filter((finding) => finding.status === status);
  return those.length === 0 ? [] : [`  ${mark} ${status}: ${phrase(those)} by ${names(those)}`];
}
