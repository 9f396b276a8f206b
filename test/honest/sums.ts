import type { Honest } from './honest.ts';

// Ways to sum: each serves the classes of a row and the rows of a mean.

type Rounding = (value: number) => number;
type Sum = (terms: readonly number[], r: Rounding) => number;

/** By halves, with the smallest error growth that plain additions give. */
const pairwise: Sum = (terms, r) => {
  if (terms.length <= 2) return r((terms[0] ?? 0) + (terms[1] ?? 0));
  const half = terms.length >> 1;
  return r(pairwise(terms.slice(0, half), r) + pairwise(terms.slice(half), r));
};

/** With a running compensation of what each addition lost; where a sum overflows, nothing is left to compensate. */
const kahan: Sum = (terms, r) => {
  let total = 0;
  let lost = 0;
  for (const term of terms) {
    const next = r(term - lost);
    const sum = r(total + next);
    lost = Number.isFinite(sum) ? r(r(sum - total) - next) : 0;
    total = sum;
  }
  return total;
};

/** The same, right also where a term is larger than the sum so far; what was lost is added in the end. */
const neumaier: Sum = (terms, r) => {
  let total = 0;
  let lost = 0;
  for (const term of terms) {
    const sum = r(total + term);
    const more = Math.abs(total) >= Math.abs(term) ? r(r(total - sum) + term) : r(r(term - sum) + total);
    lost = r(lost + more);
    total = sum;
  }
  return Number.isFinite(lost) ? r(total + lost) : total;
};

/** The smallest first. */
const ascending: Sum = (terms, r) => [...terms].sort((a, b) => a - b).reduce((a, b) => r(a + b), 0);

/** The largest first: of many small terms beside it none may be left. */
const descending: Sum = (terms, r) => [...terms].sort((a, b) => b - a).reduce((a, b) => r(a + b), 0);

/** Eight lanes, as vector code has them, joined at the end of each block of 64. */
const lanes: Sum = (terms, r) => {
  let total = 0;
  for (let block = 0; block < terms.length; block += 64) {
    const lane = [0, 0, 0, 0, 0, 0, 0, 0];
    terms.slice(block, block + 64).forEach((term, k) => {
      lane[k % 8] = r(lane[k % 8]! + term);
    });
    total = r(total + lane.reduce((a, b) => r(a + b), 0));
  }
  return total;
};

/** From the last class to the first. */
const backwards: Sum = (terms, r) => terms.reduceRight((a, b) => r(a + b), 0);

function summing(sum: Sum, dtype: 'float64' | 'float32') {
  const r: Rounding = dtype === 'float32' ? Math.fround : (value) => value;
  const rowsOf = (x: ArrayLike<number>, rows: number, classes: number) =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: classes }, (_, j) => x[i * classes + j]!));
  const shifted = (row: readonly number[]) => {
    const m = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return row.map((value) => r(value - m));
  };
  const probabilities = (row: readonly number[]) => {
    const e = shifted(row).map((d) => r(Math.exp(d)));
    const s = sum(e, r);
    return e.map((value) => r(value / s));
  };
  const logarithms = (row: readonly number[]) => {
    const d = shifted(row);
    const e = d.map((value) => r(Math.exp(value)));
    const logSum = r(Math.log(sum(e, r)));
    return d.map((value) => r(value - logSum));
  };
  return {
    capabilities: { dtypes: [dtype] },
    softmax: (x: ArrayLike<number>, rows: number, classes: number) =>
      rowsOf(x, rows, classes).flatMap(probabilities),
    logSoftmax: (x: ArrayLike<number>, rows: number, classes: number) =>
      rowsOf(x, rows, classes).flatMap(logarithms),
    crossEntropy: (x: ArrayLike<number>, labels: Int32Array, rows: number, classes: number) => {
      const losses = rowsOf(x, rows, classes).map((row, i) => -logarithms(row)[labels[i]!]!);
      return r(sum(losses, r) / rows);
    },
    crossEntropyGradient: (x: ArrayLike<number>, labels: Int32Array, rows: number, classes: number) =>
      rowsOf(x, rows, classes).flatMap((row, i) =>
        probabilities(row).map((p, j) => r((j === labels[i] ? r(p - 1) : p) / rows)),
      ),
  };
}

const WAYS: Readonly<Record<string, Sum>> = {
  'pairwise sums': pairwise,
  'Kahan sums': kahan,
  'Neumaier sums': neumaier,
  'sums, the smallest first': ascending,
  'sums, the largest first': descending,
  'sums in blocks of eight lanes': lanes,
  'sums from the last to the first': backwards,
};

export const SUMS: readonly Honest[] = Object.entries(WAYS).flatMap(([name, sum]): Honest[] => [
  { name, module: summing(sum, 'float64'), levels: { float64: 'stable' } },
  { name: `${name}, float32 at each step`, module: summing(sum, 'float32'), levels: { float32: 'stable' } },
]);
