import { type Bundle, elementsOf } from '../../vectors/bundle.ts';
import type { Encoding } from '../../vectors/choices.ts';
import type { Excerpt } from '../../vectors/excerpt.ts';
import type { WrittenFile } from '../../vectors/formats/format.ts';
import { FORMATS } from '../../vectors/formats/index.ts';
import { leftOut } from '../../vectors/formats/left-out.ts';
import type { FileEntry } from '../../vectors/manifest.ts';
import { batchOf, bundlesOf } from '../../vectors/order.ts';
import { measured } from './measured.ts';
import { stageFile } from './stage.ts';

/** A bundle of an export, in words that another thread can be sent. */
export interface Errand {
  readonly excerpt: Excerpt;
  /** The format of the files. */
  readonly encoding: Encoding;
  /** The name of the bundle. */
  readonly bundle: string;
  /** The folder for its files; without one they are made, and nothing but their hashes is kept. */
  readonly folder?: string;
  /** Where in it files stand until they are whole. */
  readonly stage?: string;
}

/** The module that other threads run. */
export const THREAD = new URL('./thread.js', import.meta.url);

/** What has come of a bundle. */
export interface Made {
  readonly bundle: string;
  readonly cases: number;
  readonly elements: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly files: readonly FileEntry[];
}

/**
 * Works a bundle out, and writes its files, each as a whole or not at all.
 * @throws UsageError if one cannot be written
 */
export function runErrand({ excerpt, encoding, bundle: name, folder, stage }: Errand): Made {
  const bundle = bundleCalled(name, excerpt);
  const format = FORMATS[encoding];
  const batch = batchOf(bundle, excerpt);
  const keep = (file: WrittenFile) =>
    folder === undefined || stage === undefined
      ? measured(file.name, file.bytes)
      : stageFile(file, folder, stage);
  return {
    bundle: name,
    cases: bundle.drafts.length,
    elements: bundle.drafts.reduce((sum, draft) => sum + elementsOf(draft, bundle.dtype), 0),
    leftOut: Object.fromEntries(leftOut(format, batch.cases)),
    files: Array.from(format.files(batch), keep),
  };
}

/** The bundles of the excerpt that was asked for last: a thread is sent one bundle of it after the other. */
let known: { readonly key: string; readonly bundles: readonly Bundle[] } | undefined;

function bundleCalled(name: string, excerpt: Excerpt): Bundle {
  const key = JSON.stringify(excerpt);
  if (known?.key !== key) known = { key, bundles: bundlesOf(excerpt) };
  const bundle = known.bundles.find((one) => one.name === name);
  if (!bundle) throw new RangeError(`no bundle is called ${name}`);
  return bundle;
}
