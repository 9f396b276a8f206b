import type { Random } from 'fast-check';

const BITS = 26;

/** Choices made from fast-check's random stream, in whole numbers only, so that every engine draws the same. */
export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True once in `n` throws. */
  once(n: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A multiple of 2^-52 in [-1, 1]. */
  fraction(): number;
}

/** Dice that take their throws from fast-check. */
export function dice(random: Random): Dice {
  const between = (low: number, high: number) => random.nextInt(low, high);
  return {
    between,
    once: (n) => between(1, n) === 1,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[between(0, list.length - 1)] as (typeof list)[number];
    },
    fraction: () => {
      const unit = 2 ** BITS;
      const size = (between(0, unit - 1) * unit + between(0, unit)) / (unit * unit);
      return between(0, 1) === 1 ? -size : size;
    },
  };
}
