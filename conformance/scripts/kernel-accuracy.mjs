// Compares the kernel with the oracle on some ten million results and writes conformance/KERNEL.md: how many are correctly
// rounded, how large the errors are, and where they are largest.
// node conformance/scripts/kernel-accuracy.mjs [millions of results]; after npm run build.

import { writeFileSync } from 'node:fs';
import { crossEntropyWithGradient } from '../../dist/kernel/cross-entropy.js';
import { loadSimd } from '../../dist/kernel/simd/load.js';
import { logSoftmax, softmax } from '../../dist/kernel/softmax.js';
import { formatOf, ulp } from '../../dist/numeric/format.js';
import { nextDown, nextUp } from '../../dist/numeric/ordinal.js';
import { tensor } from '../../dist/numeric/tensor.js';
import { expected } from '../../dist/oracle/expected.js';
import { FAMILIES, numbers, SHAPES } from './kernel-families.mjs';

const float64 = formatOf('float64');
const SMALLEST_NORMAL = 2 ** -1022;
const REDUCTIONS = ['mean', 'sum', 'none'];
const QUANTITIES = ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'];
const OUTPUTS = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, 'float64']));
const wanted = Number(process.argv[2] ?? 10) * 1e6;

/** Of one family and quantity: results, those correctly rounded, those not faithful, and the largest errors in ulps. */
function blank() {
  return { results: 0, correct: 0, wrong: 0, normal: { error: 0 }, subnormal: { error: 0 } };
}

function compare(truth, given, tally, where) {
  const { values, side, residual } = truth;
  for (let n = 0; n < values.length; n++) {
    const value = values[n];
    tally.results++;
    if (Object.is(given[n], value) || given[n] === value) tally.correct++;
    if (!Number.isFinite(value)) {
      if (given[n] !== value) tally.wrong++;
      continue;
    }
    const neighbour = side[n] > 0 ? nextUp(value, float64) : nextDown(value, float64);
    if (given[n] !== value && (side[n] === 0 || given[n] !== neighbour)) tally.wrong++;
    const error = Math.abs((given[n] - value) / ulp(value, float64) - residual[n]);
    const worst = Math.abs(value) < SMALLEST_NORMAL ? tally.subnormal : tally.normal;
    if (error > worst.error) Object.assign(worst, { error, where: `${where}, element ${n}` });
  }
}

async function run() {
  const random = numbers(20261122);
  const tallies = Object.fromEntries(
    FAMILIES.map(({ name }) => [name, Object.fromEntries(QUANTITIES.map((quantity) => [quantity, blank()]))]),
  );
  let results = 0;
  let differing = 0;
  for (let k = 0; results < wanted; k++) {
    const { name, draw } = FAMILIES[k % FAMILIES.length];
    const [rows, classes] = SHAPES[Math.floor(k / FAMILIES.length) % SHAPES.length];
    const reduction = REDUCTIONS[k % 3];
    const values = new Float64Array(rows * classes);
    const labels = new Int32Array(rows);
    for (let i = 0; i < rows; i++) {
      labels[i] = draw(values.subarray(i * classes, (i + 1) * classes), random);
    }
    const given = answers(values, labels, rows, classes, reduction);
    const problem = {
      logits: tensor('float64', [rows, classes], values),
      targets: { kind: 'index', values: labels },
      reduction,
    };
    const truth = expected(problem, OUTPUTS);
    for (const quantity of QUANTITIES) {
      compare(
        truth.quantities[quantity],
        given[quantity],
        tallies[name][quantity],
        `problem ${k}, ${rows}x${classes}`,
      );
      results += given[quantity].length;
    }
    differing += await differences(values, labels, rows, classes, reduction, given);
    if (k % 500 === 0) console.error(`${(results / 1e6).toFixed(1)} million results`);
  }
  return { tallies, results, differing };
}

function answers(values, labels, rows, classes, reduction) {
  const { loss, gradient } = crossEntropyWithGradient(values, labels, rows, classes, { reduction });
  return {
    softmax: softmax(values, rows, classes),
    log_softmax: logSoftmax(values, rows, classes),
    cross_entropy: typeof loss === 'number' ? [loss] : loss,
    cross_entropy_grad: gradient,
  };
}

/** In how many results the SIMD build differs from the plain one. */
async function differences(values, labels, rows, classes, reduction, given) {
  const build = await loadSimd(2 * values.length + rows);
  const logits = build.float64(values.length);
  const gradient = build.float64(values.length);
  const out = build.float64(rows);
  logits.set(values);
  const { loss } = crossEntropyWithGradient(logits, labels, rows, classes, {
    reduction,
    build,
    gradient,
    out,
  });
  const pairs = [
    [typeof loss === 'number' ? [loss] : loss, given.cross_entropy],
    [gradient.slice(), given.cross_entropy_grad],
    [softmax(logits, rows, classes, { build, out: gradient }), given.softmax],
  ];
  return pairs.reduce((sum, [a, b]) => sum + a.reduce((n, v, i) => n + (Object.is(v, b[i]) ? 0 : 1), 0), 0);
}

function page({ tallies, results, differing }) {
  const rows = FAMILIES.flatMap(({ name, what }) =>
    QUANTITIES.map((quantity, q) => {
      const { results, correct, wrong, normal, subnormal } = tallies[name][quantity];
      const share = `${((100 * correct) / results).toFixed(3)} %`;
      const low = subnormal.where ? subnormal.error.toFixed(4) : '';
      return `| ${q ? '' : what} | ${quantity} | ${results} | ${share} | ${normal.error.toFixed(4)} | ${low} | ${wrong} |`;
    }),
  );
  const all = Object.values(tallies).flatMap((of) => Object.values(of));
  const total = (f) => all.reduce((sum, tally) => sum + f(tally), 0);
  const worst = QUANTITIES.map((quantity) => {
    const [first] = Object.entries(tallies)
      .map(([name, of]) => ({ name, ...of[quantity].normal }))
      .sort((a, b) => b.error - a.error);
    return `- \`${quantity}\`: ${first.error.toFixed(6)} ulp, family ${first.name}, ${first.where}`;
  });
  return `# The kernel against the oracle

Made by \`conformance/scripts/kernel-accuracy.mjs\`. Labels, all reductions; errors in ulps of the correctly rounded
result, the largest of each family. What is proved is in [spec/kernel.md](../spec/kernel.md).

- results: ${results}
- correctly rounded: ${((100 * total((t) => t.correct)) / results).toFixed(3)} %
- not faithful: ${total((t) => t.wrong)}
- bits in which WebAssembly SIMD and plain TypeScript differ: ${differing} results

| logits | quantity | results | correctly rounded | error | error, subnormal | not faithful |
|---|---|---:|---:|---:|---:|---:|
${rows.join('\n')}

The largest errors of results that are not subnormal (problems are counted from 0):

${worst.join('\n')}
`;
}

const outcome = await run();
writeFileSync(new URL('../KERNEL.md', import.meta.url), page(outcome));
