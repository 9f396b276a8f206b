// Draws problems and writes what the reference says of them, one JSON a line: node draw.mjs COUNT > cases.jsonl
import { formatOf, largestFinite } from '../../dist/numeric/format.js';
import { exact } from '../../dist/numeric/rational.js';
import { roundRational } from '../../dist/numeric/round.js';
import { tensor } from '../../dist/numeric/tensor.js';
import { expected, roundAll } from '../../dist/reference/expected.js';
import { jacobian } from '../../dist/reference/jacobian.js';

const DTYPES = ['float64', 'float32', 'float16', 'bfloat16'];

// A linear congruential generator: the same problems on every machine.
let state = 12345;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const FAMILIES = {
  ordinary: () => random() * 10 - 5,
  'small integers': () => Math.round(random() * 8),
  wide: () => (random() - 0.5) * 1500,
  'over the whole format': (format) => (random() - 0.5) * largestFinite(format) * 0.9,
  masked: () => (random() < 0.2 ? -Infinity : random() * 20),
  'all scales': () => (random() - 0.5) * 2 ** Math.floor(random() * 80 - 20),
  'nearly equal': () => 1 + random() * 2 ** -40,
  ties: () => pick([0, 0, 0, -40, -800]),
  'large integers': () => Math.round((random() - 0.5) * 1e4),
};

const nearest = (x, format) => {
  if (x === -Infinity) return x;
  const rounded = roundRational(exact(x), format, 0);
  return Number.isFinite(rounded) ? rounded : Math.sign(x) * largestFinite(format);
};

function drawLogits(family, rows, classes, format) {
  return Array.from({ length: rows }, () => {
    const row = Array.from({ length: classes }, () => nearest(FAMILIES[family](format), format));
    if (row.every((x) => x === -Infinity)) row[0] = 0;
    return row;
  }).flat();
}

/** Index labels, plain, smoothed or weighted; probabilities, plain or with both. */
function drawTargets(kind, rows, classes, dtype) {
  const some = (length, list) => Float64Array.from({ length }, () => pick(list));
  const weights = { weights: tensor(dtype, [classes], some(classes, [0.25, 0.5, 1, 2])) };
  const targets =
    kind < 3
      ? { kind: 'index', values: Int32Array.from({ length: rows }, () => Math.floor(random() * classes)) }
      : {
          kind: 'probabilities',
          values: tensor(dtype, [rows, classes], some(rows * classes, [0, 0.125, 0.25, 0.5, 1])),
        };
  return {
    targets,
    ...(kind === 2 || kind === 4 ? weights : {}),
    ...(kind === 1 ? { labelSmoothing: 0.125 } : kind === 4 ? { labelSmoothing: 0.25 } : {}),
  };
}

const texts = (values) => [...values].map(String);
const said = ({ values, side }) => ({ values: texts(values), side: [...side] });

const count = Number(process.argv[2]);
for (let k = 0; k < count; k++) {
  const dtype = DTYPES[k % 4];
  const family = Object.keys(FAMILIES)[Math.floor(k / 4) % Object.keys(FAMILIES).length];
  const [rows, classes] = [pick([1, 1, 2, 3, 7]), pick([1, 2, 2, 3, 5, 9])];
  const logits = Float64Array.from(drawLogits(family, rows, classes, formatOf(dtype)));
  const problem = {
    logits: tensor(dtype, [rows, classes], logits),
    reduction: pick(['mean', 'sum', 'none']),
    ...drawTargets(k % 5, rows, classes, dtype),
  };
  const output = pick(DTYPES);
  const { quantities } = expected(problem, {
    softmax: output,
    log_softmax: output,
    cross_entropy: output,
    cross_entropy_grad: output,
  });
  const { targets, weights } = problem;
  const answer = {
    family,
    output,
    rows,
    classes,
    logits: texts(logits),
    reduction: problem.reduction,
    labels: targets.kind === 'index' ? [...targets.values] : null,
    probabilities: targets.kind === 'index' ? null : texts(targets.values.values),
    weights: weights ? texts(weights.values) : null,
    smoothing: problem.labelSmoothing ?? 0,
    reference: {
      ...Object.fromEntries(
        Object.entries(quantities).map(([quantity, rounded]) => [quantity, said(rounded)]),
      ),
      jacobian: said(roundAll(jacobian(logits.slice(0, classes)), output)),
    },
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
