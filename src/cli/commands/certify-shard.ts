import { certifyShard } from '../../certify.ts';
import { UsageError } from '../../contract/errors.ts';
import type { Share } from '../../contract/shard.ts';
import { shardJson } from '../../reports/shard-json.ts';
import { shardSummary } from '../../reports/shard-summary.ts';
import { select } from '../../runner/select.ts';
import { suite } from '../../suite.ts';
import { readBar } from '../../verdict/bar-text.ts';
import { inputsOf, outputsOf, requireApart } from '../apart.ts';
import { type CertifyOptions, choose } from '../chosen.ts';
import { PART } from '../exit-code.ts';
import type { Where } from '../open.ts';
import { checkReports } from '../reports.ts';
import { stopwatch } from '../stopwatch.ts';
import { talk } from '../talk.ts';
import type { Terminal } from '../terminal.ts';
import { threadsFor } from '../threads.ts';
import { writeTo } from '../write.ts';

/** What is held against the whole, and said when it is there. */
const OF_THE_WHOLE = [
  ['require', '--require'],
  ['knownFailures', '--known-failures'],
  ['updateKnownFailures', '--update-known-failures'],
] as const;

/** `softproof certify --shard i/n`: judges by a share of the cases, for `softproof merge`. It is never a verdict. */
export async function certifyShardCommand(
  named: Where,
  share: Share,
  given: CertifyOptions,
  terminal: Terminal,
): Promise<number> {
  const ofTheWhole = OF_THE_WHOLE.find(([name]) => given[name] !== undefined);
  if (ofTheWhole)
    throw new UsageError(`--shard: ${ofTheWhole[1]} is held against the whole; give it to softproof merge`);
  const [report, ...others] = given.report ?? [];
  if (report?.kind !== 'json' || others.length > 0)
    throw new UsageError(
      '--shard: write --report json=PATH for softproof merge, which writes all other reports',
    );
  const chosen = await choose(named, given);
  requireApart(inputsOf(chosen), outputsOf(chosen));
  checkReports([report]);
  const { where, level, seed, effort, only, threads = threadsFor(effort) } = chosen;
  readBar(level);
  select(suite, only);

  const circumstances = stopwatch();
  const shard = await talk(where, chosen, terminal, (subject, progress) =>
    certifyShard(subject, share, { level, seed, effort, only, threads, progress }),
  );
  const told = circumstances();
  const summary = shardSummary(shard, told, terminal.colours && report.path !== '-');
  if (report.path === '-') terminal.err(summary);
  else terminal.out(summary);
  writeTo(report.path, shardJson(shard, told), terminal);
  return PART;
}
