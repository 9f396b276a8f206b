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
import type { Share } from '../../contract/shard.ts';
import type { FileEntry } from '../../vectors/manifest.ts';
import type { Made } from './errand.ts';
import { isAsWritten } from './on-disk.ts';

const FOLDER = '.softproof-export';
const JOURNAL = 'journal';

/** The folder of what is under way in a folder: each share has its own, since several may be at work there. */
export function stageOf(folder: string, shard?: Share): string {
  return join(folder, shard ? `${FOLDER}.${shard.index}-of-${shard.of}` : FOLDER);
}

/** Whether an export into the folder was begun, and has not come to its end. */
export function isUnderWay(folder: string): boolean {
  return readdirSync(folder).some((name) => name.startsWith(FOLDER));
}

/**
 * Which parts of an export are written, a line each as soon as they are; so that an export that is interrupted goes on
 * where it was. Of another export than this there is nothing to go on with.
 */
export class Journal {
  /** What is written already, and has not changed since. */
  readonly made: readonly Made[];
  /** What an earlier export into the folder wrote. */
  readonly earlier: readonly FileEntry[];
  readonly stage: string;

  /**
   * @param identity  all on which the bytes of the export depend
   * @param before    what the manifest says that was there, if there was one
   */
  constructor(folder: string, stage: string, identity: string, before: readonly FileEntry[]) {
    this.stage = stage;
    const [header, ...made] = linesOf(join(stage, JOURNAL));
    const same = (header as Header | undefined)?.identity === identity;
    const left = header
      ? [...(header as Header).earlier, ...(made as Made[]).flatMap(({ files }) => files)]
      : [];
    this.earlier = [...before, ...left];
    this.made = same
      ? (made as Made[]).filter(({ files }) => files.every((file) => isAsWritten(folder, file)))
      : [];
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage, { recursive: true });
    const lines = [{ identity, earlier: this.earlier } satisfies Header, ...this.made];
    writeFileSync(join(stage, JOURNAL), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  add(made: Made): void {
    appendFileSync(join(this.stage, JOURNAL), `${JSON.stringify(made)}\n`);
  }

  close(): void {
    rmSync(this.stage, { recursive: true, force: true });
  }
}

interface Header {
  readonly identity: string;
  readonly earlier: readonly FileEntry[];
}

/** The lines that are whole: the last may have been cut off. */
function linesOf(path: string): unknown[] {
  if (!existsSync(path)) return [];
  const lines: unknown[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n').slice(0, -1)) {
    try {
      lines.push(JSON.parse(line));
    } catch {
      return lines;
    }
  }
  return lines;
}
