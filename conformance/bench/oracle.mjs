import { QUANTITIES } from '../../dist/contract/quantity.js';
import { formatOf } from '../../dist/numeric/format.js';
import { tensor } from '../../dist/numeric/tensor.js';
import { expected } from '../../dist/oracle/expected.js';
import { noTiers } from '../../dist/oracle/tiers.js';
import { dice } from '../../dist/properties/arbitraries/dice.js';
import { FAMILIES } from '../../dist/properties/arbitraries/families.js';
import { settle } from '../../dist/properties/arbitraries/settle.js';
import { expected as byDefinition } from '../../dist/reference/expected.js';
import { cpuSeconds, longEnough, secondsPerCall } from './cpu.mjs';
import { ordinary, randomSource } from './inputs.mjs';
import { interleave, quartiles, ratio } from './pairs.mjs';

const MOST_ROWS = 8;
const MOST_CLASSES = 32;
const WIDE = 128_256;
const SAMPLE = 0.02;

/** Problems that both are called on before anything is measured: else the first families pay for the compiler. */
const WARM_UP = { oracle: 2000, definition: 60 };

/**
 * The oracle against the definition in decimals alone, and what it does in bulk.
 * @returns { families: { [family]: { ratio, definition, oracle } }, median, many, wide }; seconds of processor time, the
 *          ratio how many times as long the definition takes, all quantities of float64 asked of float64 problems
 */
export async function measureOracle({ rounds, problems, wide }, log) {
  for (const problem of drawAll(FAMILIES, WARM_UP.oracle)) expectAll(expected, problem);
  for (const problem of drawAll(FAMILIES, WARM_UP.definition)) expectAll(byDefinition, problem);
  const families = {};
  for (const family of FAMILIES) {
    log(`oracle, ${family.name}`);
    families[family.name] = await againstDefinition(family, rounds);
  }
  log(`oracle, ${problems} problems`);
  const many = inBulk(drawAll(FAMILIES, problems));
  log(`oracle, ${wide} rows of ${WIDE} classes`);
  const { median } = quartiles(Object.values(families).map(({ ratio }) => ratio.median));
  return { families, median, many, wide: inBulk(Array.from({ length: wide }, wideProblem)) };
}

/** Each round takes another problem, the same one for both; the oracle, being quick, is called on it many times. */
async function againstDefinition(family, rounds) {
  const problems = drawAll([family], rounds);
  for (const problem of problems) expectAll(expected, problem);
  expectAll(byDefinition, problems[0]);
  const turns = (measure) => {
    let round = 0;
    return { rounds, sample: () => measure(problems[round++]) };
  };
  const [oracle, definition] = await interleave([
    turns(async (problem) => {
      const measure = (calls) => secondsPerCall(() => expectAll(expected, problem), calls);
      return (await longEnough(SAMPLE, measure)).seconds;
    }),
    turns((problem) => secondsPerCall(() => expectAll(byDefinition, problem), 1)),
  ]);
  return {
    ratio: ratio(definition, oracle),
    definition: quartiles(definition).median,
    oracle: quartiles(oracle).median,
  };
}

function inBulk(problems) {
  const tiers = noTiers();
  const start = cpuSeconds();
  for (const problem of problems) expectAll(expected, problem, tiers);
  const seconds = cpuSeconds() - start;
  const elements = problems.reduce((sum, { logits }) => sum + logits.values.length, 0);
  return { problems: problems.length, elements, seconds, tiers };
}

function expectAll(expected, problem, tiers) {
  const { dtype } = problem.logits;
  return expected(problem, Object.fromEntries(QUANTITIES.map((quantity) => [quantity, dtype])), tiers);
}

function drawAll(families, count) {
  const throws = dice(randomSource(count));
  return Array.from({ length: count }, (_, k) => draw(families[k % families.length], throws));
}

function draw(family, throws) {
  const format = formatOf('float64');
  const rows = throws.between(1, MOST_ROWS);
  const classes = throws.between(1, MOST_CLASSES);
  const logits = Array.from({ length: rows }, () => family(throws, classes, format)).flat();
  const labels = Array.from({ length: rows }, () => throws.between(0, classes - 1));
  return problemOf(
    rows,
    classes,
    logits.map((x) => settle(x, format)),
    labels,
  );
}

function wideProblem() {
  const { logits, labels } = ordinary(1, WIDE);
  return problemOf(1, WIDE, logits, labels);
}

function problemOf(rows, classes, logits, labels) {
  const targets = { kind: 'index', values: Int32Array.from(labels) };
  return { logits: tensor('float64', [rows, classes], logits), targets, reduction: 'mean' };
}
