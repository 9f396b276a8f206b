/**
 * Typed arrays of zeros, cut from buffers that many of them share: making a buffer costs as much as deciding dozens of
 * elements. Nothing is given out twice.
 */
const SIZE = 1 << 15;

let slab = new ArrayBuffer(SIZE);
let used = 0;

export function floats(length: number): Float64Array {
  const [buffer, offset] = take(8 * length);
  return new Float64Array(buffer, offset, length);
}

export function integers(length: number): Int32Array {
  const [buffer, offset] = take(4 * length);
  return new Int32Array(buffer, offset, length);
}

export function signs(length: number): Int8Array {
  const [buffer, offset] = take(length);
  return new Int8Array(buffer, offset, length);
}

/** Where so many bytes begin, at a multiple of 8. */
function take(bytes: number): readonly [ArrayBuffer, number] {
  if (bytes > SIZE / 8) return [new ArrayBuffer(bytes), 0];
  const rounded = 8 * Math.ceil(bytes / 8);
  if (used + rounded > SIZE) {
    slab = new ArrayBuffer(SIZE);
    used = 0;
  }
  const offset = used;
  used += rounded;
  return [slab, offset];
}
