import { read } from '../numeric/text.ts';
import { rightDigits } from './numbers.ts';
import type { SavedElement } from './saved.ts';

/** An answer and its true value, to be read digit under digit. */
export interface Aligned {
  readonly answer: string;
  /** How many characters of the answer are right: all of the float that is nearest, though no float has all digits. */
  readonly right: number;
  readonly isNearest: boolean;
  /** The correctly rounded value. */
  readonly nearest: string;
  readonly exact: string;
  /** What is behind the digits of the true value, where those are all: `, a little more`; or that they were rounded. */
  readonly rest: string;
}

/** What of an element tells its digits; older reports do not have those of the true value. */
export type Told = Pick<SavedElement, 'digits' | 'rest'> & {
  readonly answer: Pick<SavedElement['answer'], 'decimal'>;
  readonly correct: Pick<SavedElement['answer'], 'decimal'>;
};

/** So many digits are shown, and so many behind the last that agrees; of 40 that are known the last may be rounded. */
const SHOWN = 25;
const BEHIND = 6;
const MOST = 38;

/** A float as the number that it is, not by the shortest decimal that tells it from others: to this many digits. */
const EXACT = 60;

const RESTS = { [-1]: ', a little less', 0: '', 1: ', a little more' } as const;

export function aligned({ answer, correct, digits, rest = 0 }: Told): Aligned {
  const isNearest = read(answer.decimal) === read(correct.decimal);
  const truth = digits === undefined ? undefined : expansion(digits);
  if (truth === undefined) {
    const short = inShort(answer.decimal, correct.decimal, isNearest);
    return digits === undefined ? { ...short, rest: ', rounded' } : short;
  }
  const [given, best] = [answer, correct].map(({ decimal }) => expansionOf(decimal));
  const count = Math.min(MOST, Math.max(SHOWN, (given ? agreeing(given, truth) : 0) + BEHIND));
  const width = Math.min(count, truth.digits.length);
  const text = given ? written(given, count, isBeside(given, truth) ? width : 0) : answer.decimal;
  return {
    answer: text,
    right: isNearest
      ? text.length
      : given?.digits === ''
        ? 0
        : rightDigits(text, written(truth, count, count)),
    isNearest,
    nearest: best ? written(best, count, 0) : correct.decimal,
    exact: written(truth, count, 0),
    rest: truth.digits.length > count ? '' : RESTS[rest],
  };
}

/** By the shortest decimals of the answer and of what it should be. */
function inShort(answer: string, nearest: string, isNearest: boolean): Aligned {
  const right = isNearest ? answer.length : read(answer) === 0 ? 0 : rightDigits(answer, nearest);
  // One that is right as far as it goes lacks the digits behind.
  const text = right === answer.length ? answer.padEnd(nearest.length) : answer;
  return { answer: text, right, isNearest, nearest, exact: nearest, rest: '' };
}

/** 0.ddd... 10^(exponent + 1), without zeros at either end; zero has no digits. */
interface Expansion {
  readonly sign: '' | '-';
  readonly digits: string;
  readonly exponent: number;
}

/** Of a decimal with its point behind the first digit; undefined for `inf`. */
function expansion(text: string): Expansion | undefined {
  const [, sign = '', digits = '', exponent = '0'] = /^(-?)(\d[\d.]*)(?:e([+-]?\d+))?$/.exec(text) ?? [];
  if (digits === '') return undefined;
  const kept = digits.replace('.', '').replace(/0+$/, '');
  return { sign: sign as Expansion['sign'], digits: kept, exponent: Number(exponent) };
}

/** Of a float, written in short. */
function expansionOf(decimal: string): Expansion | undefined {
  const value = read(decimal);
  return value === undefined ? undefined : expansion(value.toExponential(EXACT));
}

/** Whether digits of the two stand under each other. */
function isBeside(a: Expansion, b: Expansion): boolean {
  return a.sign === b.sign && a.exponent === b.exponent;
}

/** How many digits two expansions have in common. */
function agreeing(a: Expansion, b: Expansion): number {
  if (!isBeside(a, b)) return 0;
  const [left, right] = [a, b].map(({ digits }) => digits.padEnd(MOST, '0'));
  let k = 0;
  while (k < MOST && left![k] === right![k]) k++;
  return k;
}

/** To `count` digits, `…` behind them where there are more; filled up with zeros to `width`. As JavaScript writes numbers. */
function written({ sign, digits, exponent }: Expansion, count: number, width: number): string {
  if (digits === '') return '0';
  const more = digits.length > count ? '…' : '';
  const shown = digits.slice(0, count).padEnd(width, '0');
  const point = exponent + 1;
  if (exponent < -7 || exponent >= 21)
    return `${sign}${pointed(shown, 1)}${more}e${exponent < 0 ? '' : '+'}${exponent}`;
  return `${sign}${point > 0 ? pointed(shown.padEnd(point, '0'), point) : `0.${'0'.repeat(-point)}${shown}`}${more}`;
}

function pointed(digits: string, point: number): string {
  return digits.length > point ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
}
