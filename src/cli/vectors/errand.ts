import type { Encoding } from '../../vectors/choices.ts';
import type { Excerpt } from '../../vectors/excerpt.ts';
import type { WrittenFile } from '../../vectors/formats/format.ts';
import { FORMATS } from '../../vectors/formats/index.ts';
import { leftOut } from '../../vectors/formats/left-out.ts';
import type { FileEntry } from '../../vectors/manifest.ts';
import { batchOf, partsOf } from '../../vectors/order.ts';
import { elementsOf, type Part } from '../../vectors/part.ts';
import { measured } from './measured.ts';
import { stageFile } from './stage.ts';

/** A part of an export, in words that another thread can be sent. */
export interface Errand {
  readonly excerpt: Excerpt;
  /** The format of the files. */
  readonly encoding: Encoding;
  /** The name of the part. */
  readonly part: string;
  /** The folder for its files; without one they are made, and nothing but their hashes is kept. */
  readonly folder?: string;
  /** Where in it files stand until they are whole. */
  readonly stage?: string;
}

/** The module that other threads run. */
export const THREAD = new URL('./thread.js', import.meta.url);

/** What has come of a part. */
export interface Made {
  readonly part: string;
  readonly cases: number;
  readonly elements: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly files: readonly FileEntry[];
}

/**
 * Works a part out, and writes its files, each as a whole or not at all.
 * @throws UsageError if one cannot be written
 */
export function runErrand({ excerpt, encoding, part: name, folder, stage }: Errand): Made {
  const part = partCalled(name, excerpt);
  const format = FORMATS[encoding];
  const batch = batchOf(part, excerpt);
  const keep = (file: WrittenFile) =>
    folder === undefined || stage === undefined
      ? measured(file.name, file.bytes)
      : stageFile(file, folder, stage);
  return {
    part: name,
    cases: part.drafts.length,
    elements: part.drafts.reduce((sum, draft) => sum + elementsOf(draft, part.dtype), 0),
    leftOut: Object.fromEntries(leftOut(format, batch.cases)),
    files: Array.from(format.files(batch), keep),
  };
}

/** The parts of the excerpt that was asked for last: a thread is sent one part of it after the other. */
let known: { readonly key: string; readonly parts: readonly Part[] } | undefined;

function partCalled(name: string, excerpt: Excerpt): Part {
  const key = JSON.stringify(excerpt);
  if (known?.key !== key) known = { key, parts: partsOf(excerpt) };
  const part = known.parts.find((one) => one.name === name);
  if (!part) throw new RangeError(`no part is called ${name}`);
  return part;
}
