import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../contract/errors.ts';
import type { Share } from '../../contract/shard.ts';
import { SUITE } from '../../contract/suite.ts';
import type { Crew } from '../../parallel/crew.ts';
import { inOrder } from '../../parallel/in-order.ts';
import { quote } from '../../subjects/quote.ts';
import type { Bundle } from '../../vectors/bundle.ts';
import type { Encoding } from '../../vectors/choices.ts';
import type { Excerpt } from '../../vectors/excerpt.ts';
import type { WrittenFile } from '../../vectors/formats/format.ts';
import { FORMATS } from '../../vectors/formats/index.ts';
import { encodeManifest, type Manifest, manifestName } from '../../vectors/manifest.ts';
import { addUp, leftOut } from '../../vectors/merge.ts';
import { bundlesOf } from '../../vectors/order.ts';
import { VECTORS_VERSION } from '../../vectors/version.ts';
import { writeWhole, writing } from '../write.ts';
import { type Errand, type Made, runErrand } from './errand.ts';
import { Journal, stagesIn } from './journal.ts';
import { licence } from './licence.ts';
import { earlierFiles, earlierManifests, holdsExport } from './manifests.ts';
import { takeAway } from './on-disk.ts';
import { stageFile } from './stage.ts';

/** What is exported, in which format: all on which its bytes depend. */
export interface Order {
  readonly excerpt: Excerpt;
  readonly encoding: Encoding;
  readonly shard?: Share;
}

/** How an export goes on: told after each bundle. */
export type Progress = (bundle: Bundle, done: number, total: number) => void | Promise<void>;

/** What has come of an export. */
export interface Exported {
  readonly manifest: Manifest;
  /** How many files of an earlier export were taken away. */
  readonly takenAway: number;
}

export type VectorCrew = Crew<Errand, Made>;

/** The bundles of an order: of n shares, every nth. */
export function bundlesOfOrder({ excerpt, shard: { index, of } = { index: 1, of: 1 } }: Order): Bundle[] {
  return bundlesOf(excerpt).filter((_, k) => k % of === index - 1);
}

/** What a manifest says beside counts and files. */
export function headerOf({ excerpt, encoding, shard }: Order) {
  return {
    format: 'softproof-vector-manifest/1',
    license: 'CC0-1.0',
    suite: SUITE,
    vectors: VECTORS_VERSION,
    ...excerpt,
    encoding,
    ...(shard && { shard }),
  } as const;
}

/** The files of an export that are of no bundle: each share has them. */
export function commonFiles({ excerpt, encoding }: Order): WrittenFile[] {
  const index = FORMATS[encoding].index?.(bundlesOf(excerpt).map(({ name }) => name));
  return [licence(), ...(index ? [index] : [])];
}

/** The manifest of what was made. */
export function manifestOf(order: Order, made: readonly Made[], common: Manifest['files']): Manifest {
  return {
    ...headerOf(order),
    cases: made.reduce((sum, { cases }) => sum + cases, 0),
    elements: made.reduce((sum, { elements }) => sum + elements, 0),
    ...leftOut(addUp(made.map((one) => one.leftOut)), order.encoding),
    files: [...made.flatMap(({ files }) => files), ...common],
  };
}

/**
 * Writes the files of an order into a folder, and its manifest last. What an interrupted export of the same order wrote
 * is kept; what an earlier one wrote, and this one does not, is taken away unless somebody changed it.
 * @throws UsageError if something cannot be written, or the folder is somebody's
 */
export async function exportVectors(
  order: Order,
  folder: string,
  crew: VectorCrew,
  progress: Progress,
): Promise<Exported> {
  const { excerpt, encoding, shard } = order;
  requireOurs(folder);
  const identity = JSON.stringify(headerOf(order));
  const journal = new Journal(folder, identity, earlierFiles(folder, shard), shard);
  const { stage } = journal;
  // The folder is no whole export until this one has come to its end.
  for (const path of [manifestName(), ...earlierManifests(folder, shard)].map((name) => join(folder, name)))
    writing(path, () => rmSync(path, { force: true }));

  const bundles = bundlesOfOrder(order);
  const known = new Map(journal.made.map((made) => [made.bundle, made]));
  const made: Made[] = [];
  let done = 0;
  const work = async (bundle: Bundle) => {
    const errand = { excerpt, encoding, bundle: bundle.name, folder, stage };
    const written = known.get(bundle.name) ?? (await crew.do(errand, () => runErrand(errand)));
    if (!known.has(bundle.name)) journal.add(written);
    await progress(bundle, ++done, bundles.length);
    return written;
  };
  for await (const [, one] of inOrder(each(bundles), crew.most, work)) made.push(one);
  const common = commonFiles(order).map((file) => stageFile(file, folder, stage));
  const manifest = manifestOf(order, made, common);
  const names = new Set(manifest.files.map(({ name }) => name));
  const earlier = journal.earlier.filter(({ name }) => !names.has(name));
  const takenAway = earlier.filter((file) => takeAway(folder, file)).length;
  writeWhole(join(folder, manifestName(shard)), encodeManifest(manifest));
  journal.close();
  return { manifest, takenAway };
}

/** @throws UsageError if what is in a folder was not put there by an export: it might be overwritten, a LICENSE for one */
function requireOurs(folder: string): void {
  const [name] = readdirSync(folder).sort();
  if (name === undefined || stagesIn(folder).length > 0 || holdsExport(folder)) return;
  throw new UsageError(
    `${folder}: holds ${quote(name)}, and no export; name a new or an empty folder, or that of an export`,
  );
}

/** The items as they would come from elsewhere. */
export async function* each<Item>(items: Iterable<Item>): AsyncGenerator<Item, void, void> {
  yield* items;
}
