import { UsageError } from '../../contract/errors.ts';
import type { Share } from '../../contract/shard.ts';
import { recruit } from '../../parallel/recruit.ts';
import type { Encoding, ProfileId } from '../../vectors/choices.ts';
import { FEATURES, type Feature } from '../../vectors/formats/features.ts';
import { PROFILES } from '../../vectors/profile.ts';
import { readExcerpt } from '../only.ts';
import { plural } from '../plural.ts';
import { progressOf } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { threadsForVectors } from '../threads.ts';
import { type Errand, type Made, THREAD } from '../vectors/errand.ts';
import { bundlesOfOrder, type Exported, exportVectors, type Order } from '../vectors/export.ts';
import { makeFolder } from '../write.ts';

/** What stands on the command line. */
export interface ExportOptions {
  readonly out: string;
  readonly format: Encoding;
  readonly profile: ProfileId;
  readonly only?: readonly string[];
  readonly seed?: number;
  readonly shard?: Share;
  readonly threads?: number;
}

/** `softproof vectors export`: writes vector files, their licence and a manifest, each as a whole or not at all. */
export async function exportCommand(options: ExportOptions, terminal: Terminal): Promise<number> {
  const order = orderOf(options);
  makeFolder(options.out);
  const { progress, clear } = progressOf(terminal);
  const crew = recruit<Errand, Made>(THREAD, threadsForVectors(options.threads) - 1);
  terminal.onInterrupt(async () => clear());
  try {
    const exported = await exportVectors(order, options.out, crew, ({ group, dtype }, done, total) =>
      progress({ check: group.id, dtype, done, total }),
    );
    clear();
    terminal.out(summary(exported, options.out));
  } finally {
    clear();
    await crew.close();
  }
  return 0;
}

/** @throws UsageError for what cannot be exported */
function orderOf({ profile, seed, only = [], format, shard }: ExportOptions): Order {
  const { encodings } = PROFILES[profile];
  if (encodings && !encodings.includes(format)) {
    throw new UsageError(
      `--format ${format}: the profile ${profile} is too large for it; use ${encodings.join(' or ')}`,
    );
  }
  const order = { excerpt: readExcerpt(profile, seed, only), encoding: format };
  if (bundlesOfOrder(order).length === 0)
    throw new UsageError('--only: no vector has all of that; ask for less');
  return { ...order, ...(shard && { shard }) };
}

function summary({ manifest, takenAway }: Exported, folder: string): string {
  const { files, cases, elements, left_out = {}, shard } = manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const share = shard ? `, share ${shard.index} of ${shard.of}` : '';
  const lines = [
    `${plural(files.length, 'file')} with ${plural(cases, 'vector')} written to ${folder}${share}: ${elements} numbers, ${bytes} bytes`,
    ...(takenAway > 0
      ? [`taken away: ${plural(takenAway, 'file')} of an earlier export, which this one does not have`]
      : []),
    ...Object.entries(left_out).map(
      ([what, { count, why }]) => `left out ${count} times: ${FEATURES[what as Feature]} (${why})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
