import { fromBits, toBits } from './bits.ts';
import type { Format } from './format.ts';
import { fromMagnitude, infiniteMagnitude, magnitude } from './magnitude.ts';
import { fromWords, highWord, lowWord } from './words.ts';

const TWO_32 = 2 ** 32;
const INFINITE_HIGH = 0x7ff00000;

/**
 * The place of a float among all floats of its format, in order: both zeros 0, the smallest subnormal 1, infinity
 * one past the largest finite number, negatives mirrored.
 * @throws RangeError for NaN, or if the format does not have the value
 */
export function ordinal(value: number, format: Format): bigint {
  if (Number.isNaN(value)) throw new RangeError('NaN has no place among the floats');
  const bits = toBits(Math.abs(value), format);
  return value < 0 ? -bits : bits;
}

/**
 * The float at a place.
 * @throws RangeError beyond the infinities
 */
export function fromOrdinal(place: bigint, format: Format): number {
  const size = fromBits(place < 0n ? -place : place, format);
  if (Number.isNaN(size)) throw new RangeError(`${place} lies beyond the infinities of ${format.name}`);
  return place < 0n ? -size : size;
}

/**
 * The float k places up (k > 0) or down (k < 0), stopping at the infinities; a result of 0 is +0, NaN stays NaN.
 * @param k  an integer with |k| <= 2^52
 */
export function step(value: number, k: number, format: Format): number {
  if (Number.isNaN(value) || k === 0) return value;
  // Outwards along the magnitude is upwards for positive values and downwards for negative ones.
  if (value < 0) return 0 - stepOut(-value, -k, format);
  return stepOut(value === 0 ? 0 : value, k, format);
}

export function nextUp(value: number, format: Format): number {
  return step(value, 1, format);
}

export function nextDown(value: number, format: Format): number {
  return step(value, -1, format);
}

/** How many floats lie between: 0 for equals (zeros alike), 1 for neighbours; Infinity if either is NaN. */
export function distance(a: number, b: number, format: Format): number {
  if (a === b) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  const sameSide = a < 0 === b < 0;
  if (format.bytes < 8) {
    const [p, q] = [magnitude(a, format), magnitude(b, format)];
    return sameSide ? Math.abs(p - q) : p + q;
  }
  const [x, y] = [Math.abs(a), Math.abs(b)];
  const sign = sameSide ? -1 : 1;
  return Math.abs((highWord(x) + sign * highWord(y)) * TWO_32 + (lowWord(x) + sign * lowWord(y)));
}

function stepOut(size: number, k: number, format: Format): number {
  if (format.bytes < 8) {
    const place = Math.min(magnitude(size, format) + k, infiniteMagnitude(format));
    return place < 0
      ? -fromMagnitude(Math.min(-place, infiniteMagnitude(format)), format)
      : fromMagnitude(place, format);
  }
  const low = lowWord(size) + k;
  const carry = Math.floor(low / TWO_32);
  const high = highWord(size) + carry;
  if (high >= INFINITE_HIGH) return Number.POSITIVE_INFINITY;
  const rest = low - carry * TWO_32;
  if (high >= 0) return fromWords(high, rest);
  // Through zero and out on the other side: fewer than 2^52 places, a subnormal.
  return (high * TWO_32 + rest) * Number.MIN_VALUE;
}
