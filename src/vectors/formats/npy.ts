import { byteLength, type NamedArray } from './arrays.ts';
import type { Member } from './zip.ts';

/** Whole elements in the machine's own words; NumPy has no bfloat16, whose patterns are given as whole numbers. */
const DESCRIPTION = {
  float64: '<f8',
  float32: '<f4',
  float16: '<f2',
  bfloat16: '<u2',
  int64: '<i8',
} as const;

/** The data of a file begins at a multiple of it. */
const ALIGNMENT = 64;

/** An array as a file of NumPy's, version 1.0 of the format (numpy.lib.format). */
export function npy(array: NamedArray): Member {
  const header = headerOf(array);
  return {
    name: `${array.name}.npy`,
    size: header.length + byteLength(array),
    *bytes() {
      yield header;
      yield* array.bytes();
    },
  };
}

function headerOf({ type, shape }: NamedArray): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${DESCRIPTION[type]}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const before = 10;
  const padded = Math.ceil((before + text.length + 1) / ALIGNMENT) * ALIGNMENT - before;
  const line = new TextEncoder().encode(`${text.padEnd(padded - 1)}\n`);
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    1,
    0,
    padded & 255,
    padded >> 8,
    ...line,
  ]);
}
