import { readFileSync } from 'node:fs';
import type { WrittenFile } from '../../vectors/formats/format.ts';

const PATH = new URL('../../../conformance/vectors/LICENSE', import.meta.url);

/** The licence that goes with every export. */
export function licence(): WrittenFile {
  return { name: 'LICENSE', bytes: [readFileSync(PATH)] };
}
