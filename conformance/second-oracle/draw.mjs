// Writes drawn problems as a vector file, with what the reference and the levels expect: node draw.mjs COUNT > drawn.json
import { derive } from '../../dist/vectors/derive.js';
import { writeExpected } from '../../dist/vectors/expected-record.js';
import { writeProblem } from '../../dist/vectors/problem-record.js';
import { problems } from '../second-opinion/problems.mjs';

/** The dialects in which problems are meant in turn; vector files proper have none. */
const DIALECTS = [
  {},
  {},
  { subnormals: 'flushed' },
  { 'weighted-mean': 'rows', 'smoothing-share': 'other-classes' },
  { 'weighted-mean': 'rows', 'smoothing-share': 'other-classes', subnormals: 'flushed' },
];

const cases = [];
let drawn = 0;
for (const { family, problem, output } of problems(Number(process.argv[2]))) {
  const dialect = DIALECTS[drawn++ % DIALECTS.length];
  const outputs = { softmax: output, log_softmax: output, cross_entropy: output, cross_entropy_grad: output };
  try {
    const expected = derive({ ...problem, dialect }, outputs).map(writeExpected);
    cases.push({
      id: `${cases.length} (${family})`,
      problem: { ...writeProblem(problem), dialect },
      expected,
    });
  } catch (error) {
    if (error.name !== 'UsageError') throw error; // no value: nothing to divide by
  }
}
process.stdout.write(`${JSON.stringify({ cases })}\n`);
