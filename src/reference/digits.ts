import { Decimal } from 'decimal.js';
import type { Digits } from '../contract/digits.ts';
import { UsageError } from '../contract/errors.ts';
import { compare, type Rational, sign } from '../numeric/rational.ts';
import { refine } from './decide.ts';
import { type Enclosure, enclose, type Real, type Value } from './real.ts';

export const MOST_DIGITS = 1000;

/** What is smaller than 10^(this many) is written as 0: exponentials are computed a little further down than that. */
const SMALLEST_EXPONENT = -4e14;

/**
 * A value of the model to n significant digits, rounded to nearest, ties to even, in the form `-1.234e-5` (or `0`,
 * `inf`, `-inf`). A value below 10^-1500 that has no rational part is written out all the same; one smaller than
 * 10^(-4e14) is `0` with the rest on its side.
 *
 * @throws UsageError unless n is whole and within 1 to 1000; UndecidedError at the cap of digits
 */
export function digits(value: Value, n: number): Digits {
  if (!Number.isInteger(n) || n < 1 || n > MOST_DIGITS) {
    throw new UsageError(`digits: ${n} is not a whole number from 1 to ${MOST_DIGITS}`);
  }
  if ('infinite' in value) return { text: value.infinite > 0 ? 'inf' : '-inf', rest: 0 };
  if (!value.tail) {
    const text = nearestDecimal(value.rational, n, 0);
    return { text, rest: compare(value.rational, read(text)) };
  }
  return sign(value.rational) === 0
    ? tailDigits(value, n)
    : refine((precision) => agreed(enclose(value, precision), n));
}

/** The expansion on which both ends of an enclosure agree, if they do. */
export function agreed({ lower, upper }: Enclosure, n: number): Digits | undefined {
  const text = nearestDecimal(lower, n, 1);
  if (text !== nearestDecimal(upper, n, -1)) return undefined;
  const decimal = read(text);
  if (compare(decimal, lower) <= 0) return { text, rest: 1 };
  return compare(decimal, upper) >= 0 ? { text, rest: -1 } : undefined;
}

/** num/den + sticky * (infinitely little), to n digits. */
function nearestDecimal(value: Rational, n: number, sticky: -1 | 0 | 1): string {
  if (value.num === 0n) return '0';
  const negative = value.num < 0n;
  const num = negative ? -value.num : value.num;
  const away = negative ? -sticky : sticky;
  let exponent = num.toString().length - value.den.toString().length;
  if (compare({ num, den: value.den }, powerOfTen(exponent)) < 0) exponent--;
  const scaled = multiplyByPower({ num, den: value.den }, n - 1 - exponent);
  let whole = scaled.num / scaled.den;
  const twice = 2n * (scaled.num - whole * scaled.den);
  const above =
    twice > scaled.den || (twice === scaled.den && (away > 0 || (away === 0 && whole % 2n === 1n)));
  if (above) whole++;
  const carried = whole.toString().length > n;
  return format(
    negative,
    carried ? (whole / 10n).toString() : whole.toString(),
    carried ? exponent + 1 : exponent,
  );
}

/** A tail alone: its decimals come straight from its ball, so that exponents may be as deep as decimal.js goes. */
function tailDigits(value: Real, n: number): Digits {
  const { tail } = value;
  if (!tail) return { text: '0', rest: 0 };
  return refine((precision) => {
    const { low, high } = precision.ends(tail.at(precision));
    if (high.e < SMALLEST_EXPONENT) return { text: '0', rest: tail.sign };
    const nearest = low.toSignificantDigits(n, Decimal.ROUND_HALF_EVEN);
    if (!nearest.eq(high.toSignificantDigits(n, Decimal.ROUND_HALF_EVEN))) return undefined;
    const above = nearest.lte(low);
    if (!above && nearest.lt(high)) return undefined;
    const text = format(tail.sign < 0, nearest.toExponential().replace(/e.*|\./g, ''), nearest.e);
    return { text, rest: (above ? tail.sign : -tail.sign) as 1 | -1 };
  });
}

function format(negative: boolean, digitsOnly: string, exponent: number): string {
  const [first = '0', rest = ''] = [digitsOnly.slice(0, 1), digitsOnly.slice(1).replace(/0+$/, '')];
  return `${negative ? '-' : ''}${first}${rest && `.${rest}`}${exponent === 0 ? '' : `e${exponent}`}`;
}

function read(text: string): Rational {
  const [significand = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = significand.split('.');
  return multiplyByPower(
    { num: BigInt(whole + fraction), den: 10n ** BigInt(fraction.length) },
    Number(exponent),
  );
}

function multiplyByPower({ num, den }: Rational, exponent: number): Rational {
  return exponent >= 0
    ? { num: num * 10n ** BigInt(exponent), den }
    : { num, den: den * 10n ** BigInt(-exponent) };
}

function powerOfTen(exponent: number): Rational {
  return multiplyByPower({ num: 1n, den: 1n }, exponent);
}
