import type { Excerpt } from './vector-file.js';

declare const manifest: Manifest;
export default manifest;

/** What an export holds: every file with its size and its SHA-256. */
export interface Manifest extends Excerpt {
  readonly format: 'softproof-vector-manifest/1';
  readonly license: 'CC0-1.0';
  readonly suite: string;
  readonly vectors: string;
  readonly encoding: string;
  readonly cases: number;
  readonly elements: number;
  readonly left_out?: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
