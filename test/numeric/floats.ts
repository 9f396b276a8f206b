import { type Format, formatOf, toy8 } from '../../src/numeric/format.ts';

/** Formats small enough to try every bit pattern. */
export const SMALL: readonly Format[] = [toy8, formatOf('float16'), formatOf('bfloat16')];

export const ALL: readonly Format[] = [...SMALL, formatOf('float32'), formatOf('float64')];

/** Whole numbers in [0, 2^32), the same every time: xorshift, good enough to scatter inputs. */
export function* scatter(count: number, seed = 0x9e3779b9): Generator<number> {
  let state = seed;
  for (let k = 0; k < count; k++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

/** The non-negative numbers of a small format in order, infinity last, built by counting and not from bits. */
export function ascending(format: Format): number[] {
  const values: number[] = [];
  const perBinade = 2 ** (format.precision - 1);
  const lowest = format.minExponent - format.precision + 1;
  for (let k = 0; k < perBinade; k++) values.push(k * 2 ** lowest);
  for (let exponent = format.minExponent; exponent <= format.maxExponent; exponent++) {
    for (let k = 0; k < perBinade; k++) values.push((perBinade + k) * 2 ** (exponent - format.precision + 1));
  }
  return [...values, Number.POSITIVE_INFINITY];
}
