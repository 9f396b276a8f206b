const view = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a float64: sign, exponent, and the first 20 bits of the fraction. */
export function highWord(value: number): number {
  view.setFloat64(0, value);
  return view.getUint32(0);
}

/** The lower 32 bits of a float64. */
export function lowWord(value: number): number {
  view.setFloat64(0, value);
  return view.getUint32(4);
}

/** The float64 with these two words, each an integer in [0, 2^32). */
export function fromWords(high: number, low: number): number {
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

/** 2^n, exactly, for integers n in [-1074, 1023]; Math.pow promises no such thing. */
export function powerOfTwo(n: number): number {
  if (n >= -1022) return fromWords((n + 1023) << 20, 0);
  const place = n + 1074;
  return place < 32 ? fromWords(0, (1 << place) >>> 0) : fromWords(1 << (place - 32), 0);
}

/** The e with 2^e <= |value| < 2^(e+1), for finite values other than 0, subnormals included. */
export function exponentOf(value: number): number {
  const field = (highWord(value) >>> 20) & 0x7ff;
  return field > 0 ? field - 1023 : exponentOf(value * 2 ** 52) - 52;
}
