// Problems drawn for second opinions: every format, every option, and logits made to hurt.
import { formatOf, largestFinite, smallestSubnormal, ulp } from '../../dist/numeric/format.js';
import { nearest } from '../../dist/numeric/nearest.js';
import { step } from '../../dist/numeric/ordinal.js';
import { tensor } from '../../dist/numeric/tensor.js';
import { expected as byOracle } from '../../dist/oracle/expected.js';

const DTYPES = ['float64', 'float32', 'float16', 'bfloat16'];

// A linear congruential generator: the same problems on every machine.
let state = 12345;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const pick = (list) => list[Math.floor(random() * list.length)];
const signed = () => random() * 2 - 1 + (random() - 0.5) * 2 ** -31;
const whole = (low, high) => low + Math.floor(random() * (high - low + 1));

/** Each gives a way of drawing the logits of one row. */
const FAMILIES = {
  ordinary: () => () => signed() * 5,
  'small integers': () => () => whole(0, 8),
  wide: () => () => signed() * 750,
  'over the whole format': (format) => () => signed() * largestFinite(format),
  masked: () => () => (random() < 0.2 ? -Infinity : signed() * 20),
  'all scales': () => () => signed() * 2 ** whole(-20, 60),
  'nearly equal': () => () => 1 + random() * 2 ** -40,
  'floats apart': (format) => {
    const level = nearest(signed() * pick([1, 100]), format);
    return () => step(level, whole(-3, 3), format);
  },
  ties: () => () => pick([0, 0, 0, -40, -800]),
  flat: (format) => {
    const level = pick([0, 1, -1000, largestFinite(format) / 4]);
    return () => level;
  },
  'large integers': () => () => Math.round(signed() * 5e3),
  'far offset': (format) => {
    const level = pick([-1, 1]) * pick([1e4, 2 ** format.precision, largestFinite(format) / 2]);
    return () =>
      level + whole(-10, 10) * Math.max(1, ulp(Math.min(Math.abs(level), largestFinite(format)), format));
  },
  confident: () => {
    const lead = signed() * 120;
    let first = true;
    return () => {
      const x = (first ? lead : 0) + signed();
      first = false;
      return x;
    };
  },
  tiny: () => () => random() * 2 ** -500,
  'subnormal logits': (format) => () =>
    whole(-3, 3) * smallestSubnormal(format) * pick([1, 2 ** (format.precision - 2)]),
  'subnormal probabilities': () => () => pick([0, -700 - random() * 60]),
  'an ulp and less': (format) => {
    const gap = format.precision * Math.LN2;
    let first = true;
    return () => {
      const x = first ? 0 : -gap + signed() * 2;
      first = false;
      return x;
    };
  },
  deep: () => () => pick([0, -1, -1e3, -9.9e5, -1.1e6, -1e15, -1e17]),
};

function drawLogits(family, rows, classes, format) {
  const largest = largestFinite(format);
  return Array.from({ length: rows }, () => {
    const next = FAMILIES[family](format);
    const row = Array.from({ length: classes }, () => {
      const x = next();
      return x === -Infinity ? x : nearest(Math.max(-largest, Math.min(largest, x)), format);
    });
    if (row.every((x) => x === -Infinity)) row[0] = 0;
    return row;
  }).flat();
}

/** Index labels or probabilities, with any of the options that go with them. */
function drawTargets(logits, rows, classes, reduction) {
  const { dtype } = logits;
  const format = formatOf(dtype);
  const [tiny, huge] = [smallestSubnormal(format), largestFinite(format)];
  const vector = (length, list) =>
    tensor(
      dtype,
      [length],
      Float64Array.from({ length }, () => pick(list)),
    );
  const options = {
    ...(random() < 0.25 && {
      weights: vector(
        classes,
        pick([
          [0.25, 0.5, 1, 2],
          [nearest(0.1, format), 3],
          [tiny, 1, huge / 4],
        ]),
      ),
    }),
    ...(random() < 0.3 && { labelSmoothing: pick([0.125, 0.25, 0.1, 2 ** -53, 1]) }),
    ...(reduction === 'none' &&
      random() < 0.5 && {
        upstream: vector(rows, pick([[1, -1, 0, 0.5, -3], [nearest(0.7, format)], [tiny, -huge]])),
      }),
  };
  if (random() < 0.55) {
    const values = Int32Array.from({ length: rows }, () => whole(0, classes - 1));
    const ignoring = rows > 1 && random() < 0.1;
    if (ignoring) values[0] = -100;
    return { targets: { kind: 'index', values }, ...options, ...(ignoring && { ignoreIndex: -100 }) };
  }
  const lists = [
    [0, 0.125, 0.25, 0.5, 1],
    [0, 1],
    [0, tiny, 1],
    [0.1, 0.3, 0.6].map((t) => nearest(t, format)),
  ];
  const list = pick(lists);
  // Targets that are the probabilities, rounded, cancel almost all of the gradient.
  const values =
    random() < 0.4
      ? byOracle({ logits, reduction }, { softmax: dtype }).quantities.softmax.values
      : Float64Array.from({ length: rows * classes }, () => pick(list));
  return { targets: { kind: 'probabilities', values: tensor(dtype, [rows, classes], values) }, ...options };
}

/** So many problems, the same ones every time, each with the family of its logits and a dtype to answer in. */
export function* problems(count) {
  for (let k = 0; k < count; k++) {
    const dtype = DTYPES[k % 4];
    const family = Object.keys(FAMILIES)[Math.floor(k / 4) % Object.keys(FAMILIES).length];
    const large = random() < 0.02;
    const [rows, classes] = large
      ? [1, whole(30, 300)]
      : [pick([1, 1, 2, 3, 7]), pick([1, 2, 2, 3, 4, 5, 8, 9])];
    const values = Float64Array.from(drawLogits(family, rows, classes, formatOf(dtype)));
    const logits = tensor(dtype, [rows, classes], values);
    const reduction = pick(['mean', 'sum', 'none']);
    const problem = { logits, reduction, ...drawTargets(logits, rows, classes, reduction) };
    yield { family, problem, output: pick(DTYPES) };
  }
}
