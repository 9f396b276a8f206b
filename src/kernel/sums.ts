import { lostInSum, type Pair } from './pair.ts';

/** How many terms are added up at once. */
export const BLOCK = 256;

/**
 * Adds count <= BLOCK terms heads[headsAt + i] + tails[tailsAt + i] to `total`, heads >= 0 and each tail less than 2^-10.5 of its
 * head: within 2^-57.2 of their sum, and no bit of a head is lost. Four strands, whatever can be done at once, and what is left of a multiple of four: the order of additions is part of
 * the definition, and so are the bits.
 */
export function addTerms(
  heads: Float64Array,
  headsAt: number,
  tails: Float64Array,
  tailsAt: number,
  count: number,
  total: Pair,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let l0 = 0;
  let l1 = 0;
  let l2 = 0;
  let l3 = 0;
  const fours = count & ~3;
  for (let i = 0; i < fours; i += 4) {
    const h = headsAt + i;
    const t = tailsAt + i;
    const h0 = heads[h]!;
    const h1 = heads[h + 1]!;
    const h2 = heads[h + 2]!;
    const h3 = heads[h + 3]!;
    const n0 = s0 + h0;
    const n1 = s1 + h1;
    const n2 = s2 + h2;
    const n3 = s3 + h3;
    l0 += lostInSum(s0, h0, n0) + tails[t]!;
    l1 += lostInSum(s1, h1, n1) + tails[t + 1]!;
    l2 += lostInSum(s2, h2, n2) + tails[t + 2]!;
    l3 += lostInSum(s3, h3, n3) + tails[t + 3]!;
    s0 = n0;
    s1 = n1;
    s2 = n2;
    s3 = n3;
  }
  const even = s0 + s2;
  const odd = s1 + s3;
  let hi = even + odd;
  let lo =
    lostInSum(even, odd, hi) + (l0 + l2 + lostInSum(s0, s2, even) + (l1 + l3 + lostInSum(s1, s3, odd)));
  for (let i = fours; i < count; i++) {
    const head = heads[headsAt + i]!;
    const sum = hi + head;
    lo += lostInSum(hi, head, sum) + tails[tailsAt + i]!;
    hi = sum;
  }
  const rounded = hi + lo;
  total.add(rounded, lo - (rounded - hi));
}
