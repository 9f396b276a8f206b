/** An implementation that is right, in its own way. Each is written from scratch, so that they share no habits. */
export interface Honest {
  readonly name: string;
  readonly module: object;
}

type Rows = readonly Float64Array[];

function rowsOf(logits: ArrayLike<number>, rows: number, classes: number): Rows {
  return Array.from({ length: rows }, (_, i) =>
    Float64Array.from({ length: classes }, (_, j) => logits[i * classes + j]!),
  );
}

/** The four functions from two: the logarithms of the probabilities of a row, and the probabilities themselves. */
function module(
  softmax: (x: Float64Array) => Float64Array,
  logSoftmax: (x: Float64Array) => Float64Array,
  sum = (terms: Float64Array) => terms.reduce((a, b) => a + b, 0),
) {
  const flat = (rows: Rows) => Float64Array.from(rows.flatMap((row) => Array.from(row)));
  return {
    softmax: (logits: Float64Array, rows: number, classes: number) =>
      flat(rowsOf(logits, rows, classes).map(softmax)),
    logSoftmax: (logits: Float64Array, rows: number, classes: number) =>
      flat(rowsOf(logits, rows, classes).map(logSoftmax)),
    crossEntropy: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) => {
      const losses = rowsOf(logits, rows, classes).map((x, i) => -logSoftmax(x)[labels[i]!]!);
      return sum(Float64Array.from(losses)) / rows;
    },
    crossEntropyGradient: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
      flat(
        rowsOf(logits, rows, classes).map((x, i) =>
          softmax(x).map((p, j) => (j === labels[i] ? p - 1 : p) / rows),
        ),
      ),
  };
}

function maximum(x: Float64Array): number {
  let m = x[0]!;
  for (const value of x) if (value > m || Number.isNaN(value)) m = value;
  return m;
}

/** What the books have: the maximum, then the sum, then the quotients. */
function twoPass() {
  const exponentials = (x: Float64Array) => {
    const m = maximum(x);
    return x.map((value) => Math.exp(value - m));
  };
  return module(
    (x) => {
      const e = exponentials(x);
      const s = e.reduce((a, b) => a + b, 0);
      return e.map((value) => value / s);
    },
    (x) => {
      const m = maximum(x);
      const s = Math.log(exponentials(x).reduce((a, b) => a + b, 0));
      return x.map((value) => value - m - s);
    },
  );
}

/** One pass: the sum is rescaled whenever a larger logit turns up. */
function online() {
  const scan = (x: Float64Array) => {
    let m = Number.NEGATIVE_INFINITY;
    let s = 0;
    for (const value of x) {
      if (Number.isNaN(value)) return { m: value, s: value };
      if (value > m) {
        s = s * Math.exp(m - value) + 1;
        m = value;
      } else if (value > Number.NEGATIVE_INFINITY) s += Math.exp(value - m);
    }
    return { m, s };
  };
  return module(
    (x) => {
      const { m, s } = scan(x);
      return x.map((value) => Math.exp(value - m) / s);
    },
    (x) => {
      const { m, s } = scan(x);
      const logSum = Math.log(s);
      return x.map((value) => value - m - logSum);
    },
  );
}

/** Sums by halves, with the smallest error growth that plain additions give. */
function pairwise() {
  const sum = (terms: Float64Array): number => {
    if (terms.length <= 2) return terms.reduce((a, b) => a + b, 0);
    const half = terms.length >> 1;
    return sum(terms.subarray(0, half)) + sum(terms.subarray(half));
  };
  return summing(sum);
}

/** Sums with a running compensation of what each addition lost. */
function kahan() {
  return summing((terms) => {
    let total = 0;
    let lost = 0;
    for (const term of terms) {
      const next = term - lost;
      const sum = total + next;
      lost = sum - total - next;
      total = sum;
    }
    return total;
  });
}

function summing(sum: (terms: Float64Array) => number) {
  const shifted = (x: Float64Array) => {
    const m = Math.max(...x);
    return x.map((value) => value - m);
  };
  return module(
    (x) => {
      const e = shifted(x).map(Math.exp);
      const s = sum(e);
      return e.map((value) => value / s);
    },
    (x) => {
      const d = shifted(x);
      const logSum = Math.log(sum(d.map(Math.exp)));
      return d.map((value) => value - logSum);
    },
    sum,
  );
}

/** The softmax as the exponential of the log-softmax. */
function throughLogarithms() {
  const { logSoftmax } = rowFunctions();
  return module((x) => logSoftmax(x).map(Math.exp), logSoftmax);
}

/** One division a row. */
function throughReciprocal() {
  const { exponentials, logSoftmax } = rowFunctions();
  return module((x) => {
    const e = exponentials(x);
    const reciprocal = 1 / e.reduce((a, b) => a + b, 0);
    return e.map((value) => value * reciprocal);
  }, logSoftmax);
}

function rowFunctions() {
  const exponentials = (x: Float64Array) => {
    const m = Math.max(...x);
    return x.map((value) => Math.exp(value - m));
  };
  const logSoftmax = (x: Float64Array) => {
    const m = Math.max(...x);
    const s = Math.log(exponentials(x).reduce((a, b) => a + b, 0));
    return x.map((value) => value - m - s);
  };
  return { exponentials, logSoftmax };
}

/** float32 from end to end: each operation rounded, as a GPU would. */
function single() {
  const f = Math.fround;
  const parts = (x: Float64Array) => {
    const m = Math.max(...x);
    const d = x.map((value) => f(value - m));
    const e = d.map((value) => f(Math.exp(value)));
    return { d, e, s: e.reduce((a, b) => f(a + b), 0) };
  };
  const softmax = (x: Float64Array) => {
    const { e, s } = parts(x);
    return e.map((value) => f(value / s));
  };
  const logSoftmax = (x: Float64Array) => {
    const { d, s } = parts(x);
    const logSum = f(Math.log(s));
    return d.map((value) => f(value - logSum));
  };
  const flat = (rows: Rows) => Float32Array.from(rows.flatMap((row) => Array.from(row)));
  return {
    capabilities: { dtypes: ['float32'] },
    softmax: (logits: Float32Array, rows: number, classes: number) =>
      flat(rowsOf(logits, rows, classes).map(softmax)),
    logSoftmax: (logits: Float32Array, rows: number, classes: number) =>
      flat(rowsOf(logits, rows, classes).map(logSoftmax)),
    crossEntropy: (logits: Float32Array, labels: Int32Array, rows: number, classes: number) =>
      f(rowsOf(logits, rows, classes).reduce((sum, x, i) => f(sum - logSoftmax(x)[labels[i]!]!), 0) / rows),
    crossEntropyGradient: (logits: Float32Array, labels: Int32Array, rows: number, classes: number) =>
      flat(
        rowsOf(logits, rows, classes).map((x, i) =>
          softmax(x).map((p, j) => f((j === labels[i] ? f(p - 1) : p) / rows)),
        ),
      ),
  };
}

export const HONEST: readonly Honest[] = [
  { name: 'textbook, two passes', module: twoPass() },
  { name: 'online rescaling', module: online() },
  { name: 'pairwise sums', module: pairwise() },
  { name: 'Kahan sums', module: kahan() },
  { name: 'softmax through log-softmax', module: throughLogarithms() },
  { name: 'softmax through a reciprocal', module: throughReciprocal() },
  { name: 'float32 at each step', module: single() },
];
