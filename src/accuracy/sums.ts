/**
 * Factor on sum min(u s, t_k), which bounds the error of a sum s of terms t_k in any order: 10/9 is proved, the rest is for
 * higher orders (spec/accuracy-proofs.md, "Sums").
 */
export const SUM = 5 / 4;

/** sum_k min(cap, t_k), in the order of k. */
export function spreadOf(terms: Float64Array, cap: number): number {
  let sum = 0;
  for (let k = 0; k < terms.length; k++) sum += Math.min(cap, terms[k]!);
  return sum;
}

/** sum_k t_k, in the order of k. */
export function sumOf(terms: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < terms.length; k++) sum += terms[k]!;
  return sum;
}
