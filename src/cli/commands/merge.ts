import type { Circumstances } from '../../contract/report.ts';
import { readShard } from '../../reports/shard-text.ts';
import { merge } from '../../verdict/merge.ts';
import { readRequirement } from '../../verdict/require.ts';
import { requireWhole } from '../../verdict/whole.ts';
import { inputsOf, outputsOf, requireApart } from '../apart.ts';
import { type CertifyOptions, choose } from '../chosen.ts';
import { EXIT } from '../exit-code.ts';
import { knownOf } from '../known-failures.ts';
import { readText } from '../read-text.ts';
import { checkReports, writeReports } from '../reports.ts';
import type { Terminal } from '../terminal.ts';

/** `softproof merge`: makes of the shards of a run the result of the whole. */
export async function mergeCommand(
  paths: readonly string[],
  given: Pick<CertifyOptions, 'config' | 'report' | 'require' | 'knownFailures' | 'updateKnownFailures'>,
  terminal: Terminal,
): Promise<number> {
  const chosen = await choose({}, given);
  const required = chosen.require.map(readRequirement);
  const read = paths.map((path) => ({ path, is: 'is one of the shards' }));
  requireApart([...read, ...inputsOf(chosen)], outputsOf(chosen));
  checkReports(chosen.report);
  const filed = paths.map((path) => ({ path, ...readShard(path, readText(path)) }));
  const shards = requireWhole(filed);
  const { only = [] } = shards[0]!;
  const { file, known } = knownOf({ ...chosen, only });

  const result = merge(shards, { required, ...(known && { known }) });
  const report = { result, circumstances: together(filed.map(({ circumstances }) => circumstances)) };
  await writeReports(report, chosen.report, terminal);
  if (file) terminal.err(`${file.write(result)}\n`);
  return EXIT[result.verdict];
}

/** When the first shard was begun, how long all of them took, and on what, if it was the same for all. */
function together(all: readonly Circumstances[]): Circumstances {
  const started = all.flatMap((one) => one.started ?? []).sort()[0];
  const seconds = all
    .map((one) => one.seconds)
    .reduce((a, b) => (a === undefined || b === undefined ? undefined : a + b));
  const [first] = all;
  const same = (field: 'node' | 'platform') =>
    all.every((one) => one[field] === first?.[field]) && first?.[field];
  const [node, platform] = [same('node'), same('platform')];
  return {
    ...(started !== undefined && { started }),
    ...(seconds !== undefined && { seconds: Math.round(1000 * seconds) / 1000 }),
    ...(node && { node }),
    ...(platform && { platform }),
  };
}
