import { InvalidArgumentError } from 'commander';
import type { Share } from '../contract/shard.ts';
import { read } from '../numeric/text.ts';
import { readBar } from '../verdict/bar-text.ts';
import { readReport } from './reports.ts';

/** The longest that a timer of Node can wait is somewhat more. */
const MOST_SECONDS = 1_000_000;

/** Reads a whole number between two others. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** How many of something, 1 or more. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 to 9999.');
  return Number(text);
}

/** A number of seconds, above 0. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= MOST_SECONDS))
    throw new InvalidArgumentError(`It is a number of seconds above 0, up to ${MOST_SECONDS}.`);
  return value;
}

/** The levels asked for, as they are written. */
export function levels(text: string): string {
  readBar(text);
  return text;
}

/** The most shares of a run. */
const MOST_SHARES = 10_000;

/** `i/n`: the i-th of n shares. */
export function share(text: string): Share {
  const [index = 0, of = 0] = /^[1-9]\d*\/[1-9]\d*$/.test(text) ? text.split('/').map(Number) : [];
  if (index >= 1 && index <= of && of <= MOST_SHARES) return { index, of };
  throw new InvalidArgumentError(`It is i/n, with i from 1 to n, and n up to ${MOST_SHARES}.`);
}

/** Any whole number that a label can be. */
export function integer(text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}

/** Any number, in decimals. */
export function real(text: string): number {
  const value = read(text);
  if (value === undefined) throw new InvalidArgumentError('It is a number, as 0.1.');
  return value;
}

/** One more word, of an option that may be repeated. */
export const append = (text: string, before: readonly string[] = []) => [...before, text];

/** One more report. */
export const appendReport = (text: string, before: readonly ReturnType<typeof readReport>[] = []) => [
  ...before,
  readReport(text),
];
