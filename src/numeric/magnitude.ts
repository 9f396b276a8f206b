import { type Format, smallestNormal, smallestSubnormal } from './format.ts';
import { fromWords, highWord, lowWord, powerOfTwo } from './words.ts';

/** The magnitude of infinity: its bits without the sign, one past the largest finite number. */
export function infiniteMagnitude(format: Format): number {
  return (2 * format.maxExponent + 1) * powerOfTwo(format.precision - 1);
}

/**
 * The bits of |value| as a number, the sign bit left out: counts the floats of the format from 0 to |value|.
 * For formats of at most 32 bits, whose values' float64 bits are these, shifted and with another exponent bias.
 */
export function magnitude(value: number, format: Format): number {
  const size = Math.abs(value);
  if (size < smallestNormal(format)) return size / smallestSubnormal(format);
  if (size === Number.POSITIVE_INFINITY) return infiniteMagnitude(format);
  const bits =
    highWord(size) * powerOfTwo(format.precision - 21) + lowWord(size) * powerOfTwo(format.precision - 53);
  return bits - biasDifference(format);
}

/** The float with this magnitude (of at most 32 bits); infinity's magnitude gives infinity. */
export function fromMagnitude(bits: number, format: Format): number {
  if (bits < powerOfTwo(format.precision - 1)) return bits * smallestSubnormal(format);
  if (bits === infiniteMagnitude(format)) return Number.POSITIVE_INFINITY;
  const shifted = bits + biasDifference(format);
  const high = Math.floor(shifted * powerOfTwo(21 - format.precision));
  const rest = shifted - high * powerOfTwo(format.precision - 21);
  return fromWords(high, rest * powerOfTwo(53 - format.precision));
}

function biasDifference(format: Format): number {
  return (1023 - format.maxExponent) * powerOfTwo(format.precision - 1);
}
