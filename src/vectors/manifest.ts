import * as v from 'valibot';
import { UsageError } from '../contract/errors.ts';
import { plainWords } from '../contract/plain-words.ts';
import type { Share } from '../contract/shard.ts';
import { ENCODINGS } from './choices.ts';
import { Excerpt } from './excerpt.ts';
import { layOut } from './layout.ts';

/** The form of a manifest; spec/schemas/manifest.schema.json is made from it. */

const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Rank = v.pipe(v.number(), v.integer(), v.minValue(1));
const Version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));

/** A path within the folder, which does not lead out of it. */
const Name = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/));

export const FileEntry = v.strictObject({
  name: described(Name, 'Where it is in the folder, with / between folders.'),
  bytes: Count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

export const Manifest = v.strictObject({
  format: v.literal('softproof-vector-manifest/1'),
  license: v.literal('CC0-1.0'),
  suite: described(v.pipe(v.string(), v.nonEmpty()), 'The program that wrote the files.'),
  vectors: described(Version, 'The version of the set of vectors, which is not that of the program.'),
  ...Excerpt.entries,
  encoding: described(v.picklist(ENCODINGS), 'The format of the files.'),
  shard: v.exactOptional(
    described(
      v.strictObject({ index: Rank, of: Rank }),
      'Which share of the files this is, where it is one.',
    ),
  ),
  cases: Count,
  elements: described(Count, 'How many numbers are expected, all cases together.'),
  left_out: v.exactOptional(
    described(
      v.record(
        v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
        v.strictObject({ count: Rank, why: v.pipe(v.string(), v.nonEmpty()) }),
      ),
      'How many expectations the format has no room for, or none for their digits, for want of what, and why.',
    ),
  ),
  files: described(v.array(FileEntry), 'All files but this one, by name in the order of ASCII.'),
});

export type FileEntry = v.InferOutput<typeof FileEntry>;
export type Manifest = v.InferOutput<typeof Manifest>;

/** What a manifest is called: one of a share says so. */
export function manifestName(shard?: Share): string {
  return shard ? `manifest.${shard.index}-of-${shard.of}.json` : 'manifest.json';
}

/** Whether a file is called like a manifest. */
export function isManifest(name: string): boolean {
  return /^manifest(\.\d+-of-\d+)?\.json$/.test(name);
}

/** A manifest as text: the same for the same files, in whatever order they were made. */
export function encodeManifest(manifest: Manifest): string {
  const files = manifest.files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const sorted: Manifest = { ...manifest, files };
  const keys = Object.keys(Manifest.entries).filter((key) => key in sorted);
  return `${layOut(Object.fromEntries(keys.map((key) => [key, sorted[key as keyof Manifest]])))}\n`;
}

/** @throws UsageError naming file and field, if it is not JSON or not of the form */
export function decodeManifest(name: string, text: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${name}: not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const result = v.safeParse(Manifest, data, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = issue.path?.map(({ key }) => String(key)).join('.');
  throw new UsageError(`${name}: ${place ? `${place}: ` : ''}${plainWords(issue)}`);
}
