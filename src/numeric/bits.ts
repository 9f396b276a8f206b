import { type Format, represents } from './format.ts';
import { fromMagnitude, infiniteMagnitude, magnitude } from './magnitude.ts';
import { powerOfTwo } from './words.ts';

const view = new DataView(new ArrayBuffer(8));

/**
 * The bit pattern of a value, sign of zero included; NaN is the quiet NaN with nothing else in its fraction.
 * @throws RangeError if the format does not have the value
 */
export function toBits(value: number, format: Format): bigint {
  if (format.bytes === 8) {
    view.setFloat64(0, Number.isNaN(value) ? Number.NaN : value);
    return view.getBigUint64(0);
  }
  if (!represents(value, format)) throw new RangeError(`${value} is not a ${format.name}`);
  return BigInt(toCode(value, format));
}

/**
 * The value with a bit pattern.
 * @throws RangeError if the pattern is wider than the format
 */
export function fromBits(bits: bigint, format: Format): number {
  if (bits < 0n || bits >> BigInt(8 * format.bytes) !== 0n) {
    throw new RangeError(`0x${bits.toString(16)} is not a pattern of ${8 * format.bytes} bits`);
  }
  if (format.bytes < 8) return fromCode(Number(bits), format);
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** `toBits` as a number, for formats of at most 32 bits and values that they have. */
export function toCode(value: number, format: Format): number {
  if (Number.isNaN(value)) return infiniteMagnitude(format) + powerOfTwo(format.precision - 2);
  const negative = value < 0 || Object.is(value, -0);
  return magnitude(value, format) + (negative ? powerOfTwo(8 * format.bytes - 1) : 0);
}

/** `fromBits` of a number, for formats of at most 32 bits. */
export function fromCode(code: number, format: Format): number {
  const signBit = powerOfTwo(8 * format.bytes - 1);
  const bits = code < signBit ? code : code - signBit;
  if (bits > infiniteMagnitude(format)) return Number.NaN;
  const size = fromMagnitude(bits, format);
  return code < signBit ? size : -size;
}

/** The bit pattern as lower-case hexadecimal digits, most significant first, two a byte. */
export function toHex(value: number, format: Format): string {
  return toBits(value, format)
    .toString(16)
    .padStart(2 * format.bytes, '0');
}

/** @throws RangeError if the text is not exactly as many lower-case hexadecimal digits as the format has */
export function fromHex(text: string, format: Format): number {
  if (text.length !== 2 * format.bytes || !/^[0-9a-f]*$/.test(text)) {
    throw new RangeError(
      `"${text}" is not ${2 * format.bytes} lower-case hexadecimal digits (${format.name})`,
    );
  }
  return fromBits(BigInt(`0x${text}`), format);
}
