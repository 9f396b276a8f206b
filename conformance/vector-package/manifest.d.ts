import type { Excerpt } from './vector-file.js';

declare const manifest: Manifest;
export default manifest;

/** What an export holds: every file with its size and its SHA-256. */
export interface Manifest extends Excerpt {
  readonly format: 'softproof-vector-manifest/1';
  readonly license: 'CC0-1.0';
  readonly suite: string;
  readonly vectors: string;
  readonly encoding: 'json' | 'jsonl' | 'npz' | 'safetensors' | 'onnx' | 'c';
  /** Which share of the files this is, where it is one. */
  readonly shard?: { readonly index: number; readonly of: number };
  readonly cases: number;
  readonly elements: number;
  /** How many expectations the format has no room for, for want of what, and why. */
  readonly left_out?: Readonly<Record<string, { readonly count: number; readonly why: string }>>;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
