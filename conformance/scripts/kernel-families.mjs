// Rows of logits for kernel-accuracy.mjs. A family's `draw` fills a row and returns its label.

/** Rows and classes; small problems in great number, since a problem has but one mean. */
export const SHAPES = [
  [8, 32],
  [1, 1],
  [64, 10],
  [5, 2],
  [300, 3],
  [4, 257],
  [16, 100],
  [3, 1000],
  [1, 20_011],
];

/** xorshift128: whole numbers below 2^32, and what can be made of them. */
export function numbers(seed) {
  const state = new Uint32Array([seed, 362436069, 521288629, 88675123]);
  const next = () => {
    const t = state[0] ^ (state[0] << 11);
    state.copyWithin(0, 1);
    state[3] = state[2] ^ (state[2] >>> 19) ^ t ^ (t >>> 8);
    return state[3];
  };
  const unit = () => (next() + next() / 2 ** 32) / 2 ** 32;
  for (let k = 0; k < 100; k++) next();
  return {
    unit,
    below: (n) => Math.floor(unit() * n),
    /** About normal, of variance 1: twelve uniform ones. */
    normal: () => {
      let sum = -6;
      for (let k = 0; k < 12; k++) sum += unit();
      return sum;
    },
  };
}

const anyLabel = (row, { below }) => below(row.length);

const filled = (what, value, label = anyLabel) => ({
  what,
  draw: (row, random) => {
    const of = value(random);
    for (let j = 0; j < row.length; j++) row[j] = of(j);
    return label(row, random);
  },
});

const normal = (what, spread) =>
  filled(
    what,
    ({ normal }) =>
      () =>
        spread * normal(),
  );

/** A label above all others. */
function sure(row, { below, unit }) {
  const label = below(row.length);
  row[label] = row.reduce((max, x) => (x > max ? x : max)) + 40 * unit();
  return label;
}

export const FAMILIES = Object.entries({
  normal: normal('normal, spread 1', 1),
  double: normal('normal, spread 2', 2),
  thirty: normal('normal, spread 30', 30),
  hundreds: normal('normal, spread 300', 300),
  far: normal('normal, spread 10^8', 1e8),
  sure: filled(
    'spread 3, the label up to 40 above the others',
    ({ normal }) =>
      () =>
        3 * normal(),
    sure,
  ),
  offset: filled('spread 3 at an offset up to 10^6', ({ normal, unit }) => {
    const offset = (unit() - 0.5) * 2e6;
    return () => offset + 3 * normal();
  }),
  deep: filled(
    'one at 0, the others from -760 to -700',
    ({ unit }) =>
      (j) =>
        j === 0 ? 0 : -700 - 60 * unit(),
  ),
  scales: filled('spread 2^k, k from -60 to 1000', ({ normal, below }) => {
    const spread = 2 ** (below(1060) - 60);
    return () => spread * normal();
  }),
  eighths: filled(
    'whole eighths, many ties',
    ({ below }) =>
      () =>
        below(40) / 8,
  ),
  close: filled('nearly equal', ({ normal, below }) => {
    const spread = 2 ** -below(60);
    return () => 1 + spread * normal();
  }),
  masked: filled(
    'a third of -infinity',
    ({ normal, below }) =>
      (j) =>
        j > 0 && below(3) === 0 ? Number.NEGATIVE_INFINITY : 5 * normal(),
    (row, { below }) => {
      const label = below(row.length);
      return row[label] === Number.NEGATIVE_INFINITY ? 0 : label;
    },
  ),
  largest: filled(
    'at the ends of the floats',
    ({ below, unit }) =>
      () =>
        [Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 1023, 0][below(4)] * (below(2) ? 1 : unit()),
  ),
}).map(([name, family]) => ({ name, ...family }));
