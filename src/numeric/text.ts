import { type Format, largestFinite } from './format.ts';
import { rational } from './rational.ts';
import { roundRational } from './round.ts';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WORDS: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['+inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['nan', Number.NaN],
]);

/** Whether it is a decimal number, be it too large for every format. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text.trim());
}

/** The shortest decimal that reads back as this float64; `inf`, `-inf`, `nan`, `-0`. */
export function show(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * The float64 nearest to a decimal number, or one of the words that `show` writes (spaces around and case aside).
 * Undefined for anything else, finite decimals too large for a float64 included.
 */
export function read(text: string): number | undefined {
  const trimmed = text.trim();
  const word = WORDS.get(trimmed.toLowerCase());
  if (word !== undefined) return word;
  if (!isDecimal(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The float of a format nearest to a decimal number, rounded once; words as `read` has them. Undefined for anything else,
 * finite decimals too large for the format included.
 */
export function readAs(text: string, format: Format): number | undefined {
  const value = read(text);
  if (value === undefined || value === 0 || !Number.isFinite(value)) return value;
  const [significand = '', exponent = '0'] = text.trim().toLowerCase().split('e');
  const [whole = '', fraction = ''] = significand.split('.');
  const places = fraction.length - Number(exponent);
  const digits = whole + fraction;
  const exact =
    places > 0
      ? rational(BigInt(digits), BigInt(`1${'0'.repeat(places)}`))
      : rational(BigInt(digits + '0'.repeat(-places)));
  const nearest = roundRational(exact, format, 0);
  return Math.abs(nearest) <= largestFinite(format) ? nearest : undefined;
}
