import { type Format, smallestSubnormal } from './format.ts';
import { fromWords, highWord, lowWord } from './words.ts';

/** The magnitude of infinity: its bits without the sign, one past the largest finite number. */
export function infiniteMagnitude(format: Format): number {
  return (2 * format.maxExponent + 1) * hiddenBit(format);
}

/**
 * The bits of |value| as a number, the sign bit left out: counts the floats of the format from 0 to |value|.
 * For formats of at most 32 bits, whose values' float64 bits are these, shifted and with another exponent bias.
 */
export function magnitude(value: number, format: Format): number {
  const size = Math.abs(value);
  const high = highWord(size);
  const exponent = (high >>> 20) - 1023;
  if (exponent < format.minExponent) return size / smallestSubnormal(format);
  if (exponent > format.maxExponent) return infiniteMagnitude(format);
  // The upper word holds 20 bits of the fraction; the format wants p - 1.
  const more = format.precision - 21;
  const bits = more > 0 ? high * (1 << more) + (lowWord(size) >>> (32 - more)) : high >>> -more;
  return bits - biasDifference(format);
}

/** The float with this magnitude (of at most 32 bits); infinity's magnitude gives infinity. */
export function fromMagnitude(bits: number, format: Format): number {
  if (bits < hiddenBit(format)) return bits * smallestSubnormal(format);
  if (bits === infiniteMagnitude(format)) return Number.POSITIVE_INFINITY;
  const shifted = bits + biasDifference(format);
  const more = format.precision - 21;
  return more > 0
    ? fromWords(Math.floor(shifted / (1 << more)), (shifted << (32 - more)) >>> 0)
    : fromWords(shifted << -more, 0);
}

function hiddenBit(format: Format): number {
  return 1 << (format.precision - 1);
}

function biasDifference(format: Format): number {
  return (1023 - format.maxExponent) * hiddenBit(format);
}
