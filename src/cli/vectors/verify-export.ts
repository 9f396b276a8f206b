import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SUITE } from '../../contract/suite.ts';
import { inOrder } from '../../parallel/in-order.ts';
import { isText } from '../../vectors/choices.ts';
import type { FileEntry, Manifest } from '../../vectors/manifest.ts';
import { isManifest, manifestName } from '../../vectors/manifest.ts';
import { VECTORS_VERSION } from '../../vectors/version.ts';
import { difference } from './difference.ts';
import { type Made, runErrand } from './errand.ts';
import {
  bundlesOfOrder,
  commonFiles,
  each,
  manifestOf,
  type Order,
  type Progress,
  type VectorCrew,
} from './export.ts';
import type { Findings } from './findings.ts';
import { measured } from './measured.ts';
import { faultOf, isAsWritten } from './on-disk.ts';
import { looseNames, verifyLoose } from './verify-loose.ts';

/** Compares the files of a folder with what its manifests say of them, and finds those of which they say nothing. */
export function verifyFiles(folder: string, manifests: readonly Manifest[], findings: Findings): void {
  const entries = new Map(manifests.flatMap(({ files }) => files).map((file) => [file.name, file]));
  for (const entry of entries.values()) {
    const fault = faultOf(folder, entry);
    if (fault) findings.differs(`${join(folder, entry.name)}: ${fault}`);
  }
  for (const name of filesIn(folder)) {
    if (!entries.has(name)) findings.differs(`${join(folder, name)}: is not in the manifest`);
  }
}

/** Makes all that a manifest tells of once more, and says what differs. */
export async function verifyExport(
  folder: string,
  manifest: Manifest,
  crew: VectorCrew,
  findings: Findings,
  progress: Progress,
): Promise<void> {
  const where = join(folder, manifestName(manifest.shard));
  if (manifest.suite !== SUITE || manifest.vectors !== VECTORS_VERSION) {
    findings.note(
      `${where}: written by ${manifest.suite} with vectors ${manifest.vectors}; this is ${SUITE} with vectors ${VECTORS_VERSION}, which derives JSON anew and nothing else`,
    );
    if (!isText(manifest.encoding)) findings.underived += manifest.files.length;
    return verifyLoose(
      folder,
      looseNames(folder).filter((name) => !isManifest(name)),
      findings,
      false,
    );
  }
  const order = orderOf(manifest);
  const { excerpt, encoding } = order;
  const stated = new Map(manifest.files.map((file) => [file.name, file]));
  const compare = (file: FileEntry) => {
    const [says, right] = [stated.get(file.name), file].map(inWords);
    if (says !== right) findings.differs(`${where}: ${file.name}: says ${says} where ${right} is right`);
  };
  const bundles = bundlesOfOrder(order);
  const made: Made[] = [];
  const work = (bundle: (typeof bundles)[number]) => {
    const errand = { excerpt, encoding, bundle: bundle.name };
    return crew.do(errand, () => runErrand(errand));
  };
  for await (const [bundle, one] of inOrder(each(bundles), crew.most, work)) {
    made.push(one);
    for (const file of one.files) {
      if (!isAsWritten(folder, file)) {
        findings.explain(() => difference(folder, order, bundle, file.name).forEach(findings.differs));
      }
      compare(file);
    }
    await progress(bundle, made.length, bundles.length);
  }
  const common = commonFiles(order).map(({ name, bytes }) => measured(name, bytes));
  common.forEach(compare);
  const { files, ...right } = manifestOf(order, made, common);
  const names = new Set(files.map(({ name }) => name));
  for (const { name } of manifest.files) {
    if (!names.has(name)) findings.differs(`${where}: ${name} is no file of such an export`);
  }
  for (const key of ['cases', 'elements', 'left_out'] as const) {
    const [stated, made] = [manifest[key], right[key]].map((value) => JSON.stringify(value) ?? 'nothing');
    if (stated !== made) findings.differs(`${where}: ${key}: says ${stated} where ${made} is right`);
  }
}

function orderOf({ profile, seed, only, encoding, shard }: Manifest): Order {
  const excerpt = { profile, ...(seed !== undefined && { seed }), ...(only && { only }) };
  return { excerpt, encoding, ...(shard && { shard }) };
}

function inWords(file: FileEntry | undefined): string {
  return file ? `${file.bytes} bytes with the SHA-256 ${file.sha256}` : 'nothing';
}

/** The names of all files but manifests and hidden ones, with / between folders. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !isManifest(name) && !name.startsWith('.'))
    .sort();
}
