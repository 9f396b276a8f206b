import type { Bin } from '../../contract/measures.ts';

/** The bins of an input that is 0, and infinite: no powers of two, they stand apart. */
const ZERO = 0;
const INFINITE = 63;
/** Bin k begins at 2^(k - SHIFT) (spec/measurements.md). */
const SHIFT = 13;

/** Where the columns of a plot stand: zero first, then powers of two, then infinity; where many are empty they are skipped. */
export interface Columns {
  /** How many column widths there are in all, gaps included. */
  readonly width: number;
  /** The left end of a bin's column, in column widths. */
  left(bin: number): number;
  readonly ticks: readonly Tick[];
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

/** How far columns stand apart that are no neighbours, in column widths. */
const APART = 0.7;
/** So many empty bins are left open; more of them are skipped. */
const OPEN = 2;
/** About how many powers are labelled, and how near labels may stand, as a share of the width. */
const LABELS = 6;
const NEAR = 1 / 13;

export function columnsOf(bins: readonly Bin[]): Columns {
  const lefts = new Map<number, number>();
  let end = 0;
  let before: number | undefined;
  for (const { bin } of bins) {
    const empty = before === undefined ? 0 : bin - before - 1;
    const isApart = before === ZERO || bin === INFINITE || empty > OPEN;
    if (before !== undefined) end += isApart ? APART : empty;
    lefts.set(bin, end);
    end += 1;
    before = bin;
  }
  const left = (bin: number) => lefts.get(bin)!;
  const every = 2 ** bitsOf((end - 1) / LABELS);
  const labels = [...lefts].flatMap<Tick>(([bin, at]) => {
    if (bin === ZERO) return [{ at: at + 0.5, label: '0' }];
    if (bin === INFINITE) return [{ at: at + 0.5, label: '∞' }];
    return bin > 1 && (bin - SHIFT) % every === 0 ? [{ at, label: power(bin - SHIFT) }] : [];
  });
  const isApart = ({ label }: Tick) => label === '0' || label === '∞';
  const ticks: Tick[] = [];
  for (const one of [...labels.filter(isApart), ...labels]) {
    if (!ticks.some(({ at }) => Math.abs(at - one.at) < NEAR * end)) ticks.push(one);
  }
  return { width: end, left, ticks };
}

/** The least k with 2^k >= n, for n up to 64. */
function bitsOf(n: number): number {
  let bits = 0;
  while (2 ** bits < n) bits++;
  return bits;
}

/** What a bin of the input is, in words: `0`, `8 to 16`, `infinite`. */
export function binText(bin: number): string {
  if (bin === ZERO) return '0';
  if (bin === INFINITE) return 'infinite';
  if (bin === 1) return `below ${power(2 - SHIFT)}`;
  return bin === INFINITE - 1
    ? `${power(bin - SHIFT)} and more`
    : `${power(bin - SHIFT)} to ${power(bin + 1 - SHIFT)}`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of two for people: `1/8`, `4`, `1024`, `2²⁰`. */
export function power(exponent: number): string {
  if (exponent >= 0 && exponent <= 12) return String(1 << exponent);
  if (exponent < 0 && exponent >= -4) return `1/${1 << -exponent}`;
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
  return `2${exponent < 0 ? '⁻' : ''}${digits}`;
}
