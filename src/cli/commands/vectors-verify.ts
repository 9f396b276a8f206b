import { statSync } from 'node:fs';
import { UsageError } from '../../contract/errors.ts';
import { recruit } from '../../parallel/recruit.ts';
import { bundlesOf } from '../../vectors/order.ts';
import { NO_VERDICT, USAGE } from '../exit-code.ts';
import { plural } from '../plural.ts';
import { progressOf } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { threadsForVectors } from '../threads.ts';
import { type Errand, type Made, THREAD } from '../vectors/errand.ts';
import { Findings } from '../vectors/findings.ts';
import { stagesIn } from '../vectors/journal.ts';
import { manifestsOf } from '../vectors/manifests.ts';
import { verifyExport, verifyFiles } from '../vectors/verify-export.ts';
import { looseNames, verifyLoose } from '../vectors/verify-loose.ts';

/**
 * `softproof vectors verify`: compares the files of a folder with its manifest and with what is derived anew, and says
 * what differs. Without a manifest they are files that somebody copied: each is derived anew from its own problems.
 * @returns 0 where nothing differs, 1 where something does, 2 where a file without a manifest is not of the form, 3 where
 *   files could not be derived anew, being of another version
 */
export async function verifyCommand(
  folder: string,
  { threads }: { readonly threads?: number },
  terminal: Terminal,
): Promise<number> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${folder}: cannot be read (no such folder); name one with vector files`);
  }
  const findings = new Findings(terminal);
  if (stagesIn(folder).length > 0) {
    findings.differs(`${folder}: an export into it has not come to its end; run it again, and it goes on`);
  }
  const manifests = manifestsOf(folder);
  const what = manifests.length > 0 ? await withManifests() : await loose();
  if (findings.malformed > 0) return USAGE;
  const { differences, underived } = findings;
  const sum =
    differences > 0
      ? plural(differences, 'difference')
      : underived > 0
        ? 'hashes as in the manifest, and not derived anew'
        : manifests.length > 0
          ? 'all as derived anew'
          : 'all as derived anew; there is no manifest.json, so no hashes were compared';
  terminal.out(`${what} in ${folder}: ${sum}\n`);
  return differences > 0 ? 1 : underived > 0 ? NO_VERDICT : 0;

  async function withManifests(): Promise<string> {
    verifyFiles(folder, manifests, findings);
    const { progress, clear } = progressOf(terminal);
    const crew = recruit<Errand, Made>(THREAD, threadsForVectors(threads) - 1);
    try {
      for (const manifest of manifests) {
        await verifyExport(folder, manifest, crew, findings, ({ group, dtype }, done, total) =>
          progress({ check: group.id, dtype, done, total }),
        );
      }
    } finally {
      clear();
      await crew.close();
    }
    const names = manifests.flatMap(({ files }) => files.map(({ name }) => name));
    return plural(new Set(names).size, 'file');
  }

  async function loose(): Promise<string> {
    const names = looseNames(folder);
    if (names.length === 0 && findings.differences === 0) {
      throw new UsageError(
        `${folder}: no manifest.json and no vector files (*.json, *.jsonl) in it; name a folder that has some`,
      );
    }
    await verifyLoose(folder, names, findings);
    return `${names.length} of ${plural(bundlesOf().length, 'vector file')}`;
  }
}
