import type { Honest } from './honest.ts';

// Better than the books: what each difference and each sum loses is kept beside it. Few floats are lost, whatever the row.

/** A number and what was lost of it. */
interface Pair {
  readonly hi: number;
  readonly lo: number;
}

/** a + b, and the rounding error of that, by Knuth; none where a part is infinite. */
function twoSum(a: number, b: number): Pair {
  const hi = a + b;
  const part = hi - a;
  const lo = a - (hi - part) + (b - part);
  return { hi, lo: Number.isFinite(lo) ? lo : 0 };
}

class Total {
  #hi = 0;
  #lo = 0;
  add(term: number): void {
    const { hi, lo } = twoSum(this.#hi, term);
    this.#hi = hi;
    this.#lo += lo;
  }
  get value(): number {
    return this.#hi + this.#lo;
  }
}

interface Line {
  readonly gaps: readonly Pair[];
  readonly terms: readonly number[];
  /** The place of the (first) maximum, and the sum of the other terms. */
  readonly top: number;
  readonly rest: number;
}

function lineOf(x: ArrayLike<number>, from: number, classes: number): Line {
  const row = Array.from({ length: classes }, (_, j) => x[from + j]!);
  const max = Math.max(...row) + 0 * Math.max(...row); // NaN where it is infinite
  const top = row.indexOf(max);
  const gaps = row.map((value) => twoSum(value, -max));
  const terms = gaps.map(({ hi, lo }) => {
    const e = Math.exp(hi);
    return e + e * lo;
  });
  return { gaps, terms, top, rest: sumWithout(terms, top) };
}

function sumWithout(terms: readonly number[], place: number): number {
  const total = new Total();
  terms.forEach((term, j) => {
    if (j !== place) total.add(term);
  });
  return total.value;
}

/** -log P: both parts are non-negative, so nothing cancels. */
const surprise = ({ gaps, rest }: Line, j: number) => Math.log1p(rest) - gaps[j]!.lo - gaps[j]!.hi;

const lines = (x: ArrayLike<number>, rows: number, classes: number) =>
  Array.from({ length: rows }, (_, i) => lineOf(x, i * classes, classes));

const functions = {
  softmax: (x: ArrayLike<number>, rows: number, classes: number) =>
    lines(x, rows, classes).flatMap(({ terms, rest }) => terms.map((term) => term / (1 + rest))),
  logSoftmax: (x: ArrayLike<number>, rows: number, classes: number) =>
    lines(x, rows, classes).flatMap((line) => line.terms.map((_, j) => 0 - surprise(line, j))),
  crossEntropy: (x: ArrayLike<number>, labels: Int32Array, rows: number, classes: number) => {
    const total = new Total();
    lines(x, rows, classes).forEach((line, i) => {
      total.add(surprise(line, labels[i]!));
    });
    return total.value / rows;
  },
  /** P - 1 at the label is minus all that the others have. */
  crossEntropyGradient: (x: ArrayLike<number>, labels: Int32Array, rows: number, classes: number) =>
    lines(x, rows, classes).flatMap(({ terms, rest }, i) => {
      const divisor = (1 + rest) * rows;
      return terms.map((term, j) => (j === labels[i] ? 0 * term - sumWithout(terms, j) : term) / divisor);
    }),
};

/** A half format has few values, none of them hard to round from float64; but a huge gap may be one by itself. */
const HALF = {
  softmax: 'exact',
  log_softmax: 'faithful',
  cross_entropy: 'faithful',
  cross_entropy_grad: 'exact',
} as const;

export const COMPENSATED: readonly Honest[] = [
  { name: 'compensated throughout', module: functions, levels: { float64: 'accurate' } },
  {
    name: 'compensated float64, results in the format of the logits',
    module: { ...functions, capabilities: { dtypes: ['float32', 'float16', 'bfloat16'] } },
    levels: { float32: 'faithful', float16: HALF, bfloat16: HALF },
  },
];
