const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const ZERO = 0x30;
const LETTER_A = 0x61;

/** Writes the last `width` hexadecimal digits of an integer in [0, 2^32), as ASCII codes, from place `at` on. */
export function writeHex(codes: Uint8Array, at: number, bits: number, width: number): void {
  for (let k = 0; k < width; k++) codes[at + k] = DIGITS[(bits >>> (4 * (width - 1 - k))) & 15] ?? ZERO;
}

/** The integer written with `width` <= 8 lower-case hexadecimal digits at place `at`. */
export function readHex(text: string, at: number, width: number): number {
  let bits = 0;
  for (let k = at; k < at + width; k++) {
    const code = text.charCodeAt(k);
    bits = (bits << 4) | (code < LETTER_A ? code - ZERO : code - LETTER_A + 10);
  }
  return bits >>> 0;
}

/** ASCII codes as text. */
export function textOf(codes: Uint8Array): string {
  return new TextDecoder('latin1').decode(codes);
}
