import type { Dtype } from '../../numeric/format.ts';
import type { Facts } from '../bundle.ts';
import type { VectorCase } from '../case.ts';
import type { Encoding } from '../choices.ts';
import type { Excerpt } from '../excerpt.ts';
import type { Feature } from './features.ts';

/** The cases of one group in one dtype, all or some, that are written together. */
export interface Batch {
  /** What its files are called, less the ending: `gap-sweep.float64`. */
  readonly name: string;
  readonly group: Facts;
  readonly dtype: Dtype;
  readonly cases: readonly VectorCase[];
  /** What was asked for, where that is not all of the group. */
  readonly excerpt?: Excerpt;
}

/** A file in pieces, one after the other, so that a large one is never held as a whole. */
export interface WrittenFile {
  /** Relative, with `/` between folders. */
  readonly name: string;
  readonly bytes: Iterable<Uint8Array>;
}

/** One way to write vectors down. The same batch gives the same bytes, always and everywhere. */
export interface VectorFormat {
  readonly id: Encoding;
  /** Why the format has no room for a feature; undefined where it has. What it has no room for is left out, and said. */
  cannot(feature: Feature): string | undefined;
  /** How the format says what it has no words of its own for, but room. */
  otherwise?(feature: Feature): string | undefined;
  /** The files of a batch; none where nothing of it can be said. */
  files(batch: Batch): Iterable<WrittenFile>;
  /** Where a format has one: the file that leads to those of all batches of an export, by the names of these. */
  index?(names: readonly string[]): WrittenFile;
}
