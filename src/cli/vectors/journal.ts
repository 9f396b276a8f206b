import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Share } from '../../contract/shard.ts';
import { FileEntry } from '../../vectors/manifest.ts';
import { writing } from '../write.ts';
import type { Made } from './errand.ts';
import { isAsWritten } from './on-disk.ts';

const FOLDER = '.softproof-export';
const JOURNAL = 'journal';

/** The first line: all on which the bytes of the export depend, and what was written before it began. */
const Header = v.strictObject({ identity: v.string(), earlier: v.array(FileEntry) });

/** Every other line: what was made. A folder may come from a stranger, who must not choose what is taken away. */
const Line = v.strictObject({
  bundle: v.string(),
  cases: v.number(),
  elements: v.number(),
  leftOut: v.record(v.string(), v.number()),
  files: v.array(FileEntry),
});

/** The folder of what is under way in a folder: each share has its own, since several may be at work there. */
function stageOf(folder: string, shard?: Share): string {
  return join(folder, shard ? `${FOLDER}.${shard.index}-of-${shard.of}` : FOLDER);
}

/** What is under way in a folder, or was when it was interrupted. */
export function stagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(FOLDER))
    .map((name) => join(folder, name));
}

/**
 * Which bundles of an export are written, a line each as soon as they are; so that an export that is interrupted goes on
 * where it was. Of another export than this there is nothing to go on with.
 */
export class Journal {
  /** What is written already, and has not changed since. */
  readonly made: readonly Made[];
  /** What earlier exports into the folder wrote. */
  readonly earlier: readonly FileEntry[];
  readonly stage: string;

  /**
   * @param identity  all on which the bytes of the export depend
   * @param before    what the manifest says that was there, if there was one
   * @throws UsageError if it cannot be written
   */
  constructor(folder: string, identity: string, before: readonly FileEntry[], shard?: Share) {
    this.stage = stageOf(folder, shard);
    // A share leaves the others alone; the whole takes the place of all.
    const others = shard ? [] : stagesIn(folder).filter((stage) => stage !== this.stage);
    const own = read(this.stage);
    const left = [own, ...others.map(read)].flatMap((one) => [
      ...one.earlier,
      ...one.made.flatMap(({ files }) => files),
    ]);
    this.earlier = [...before, ...left];
    this.made =
      own.identity === identity
        ? own.made.filter(({ files }) => files.every((file) => isAsWritten(folder, file)))
        : [];
    const lines = [{ identity, earlier: this.earlier }, ...this.made];
    writing(this.stage, () => {
      rmSync(this.stage, { recursive: true, force: true });
      mkdirSync(this.stage, { recursive: true });
      writeFileSync(join(this.stage, JOURNAL), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      for (const stage of others) rmSync(stage, { recursive: true, force: true });
    });
  }

  /** @throws UsageError if it cannot be written */
  add(made: Made): void {
    writing(this.stage, () => appendFileSync(join(this.stage, JOURNAL), `${JSON.stringify(made)}\n`));
  }

  close(): void {
    writing(this.stage, () => rmSync(this.stage, { recursive: true, force: true }));
  }
}

interface Contents {
  readonly identity?: string;
  readonly earlier: readonly FileEntry[];
  readonly made: readonly Made[];
}

/** What a journal says, up to a line that is none: the last may have been cut off. */
function read(stage: string): Contents {
  const path = join(stage, JOURNAL);
  const [first, ...others] = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  const header = parsed(Header, first);
  if (!header) return { earlier: [], made: [] };
  const made = others.map((line) => parsed(Line, line));
  const end = made.indexOf(undefined);
  return { ...header, made: (end < 0 ? made : made.slice(0, end)) as Made[] };
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  line = '',
): v.InferOutput<Schema> | undefined {
  try {
    return v.parse(schema, JSON.parse(line));
  } catch {
    return undefined;
  }
}
