// Draws problems and writes what the reference or the oracle says of them, one JSON a line; of the oracle, also a summary
// to the error stream: node draw.mjs COUNT [reference|oracle] > cases.jsonl
import { audit } from '../../dist/oracle/audit.js';
import { expected as byOracle } from '../../dist/oracle/expected.js';
import { noTiers } from '../../dist/oracle/tiers.js';
import { expected as byReference, roundAll } from '../../dist/reference/expected.js';
import { jacobian } from '../../dist/reference/jacobian.js';
import { problems } from './problems.mjs';

const [count, asked = 'reference'] = process.argv.slice(2);
const tiers = noTiers();
const audits = [];

/** Of so many problems one is asked of the definition as well, where the oracle is asked. */
const AUDITED = 16;
const expected = { reference: byReference, oracle: (problem, outputs) => byOracle(problem, outputs, tiers) }[
  asked
];

const texts = (values) => [...values].map(String);
const said = ({ values, side }) => ({ values: texts(values), side: [...side] });

let k = -1;
for (const { family, problem, output } of problems(Number(count))) {
  k++;
  const { logits, reduction, targets, weights, upstream } = problem;
  const [rows, classes] = logits.shape;
  const outputs = { softmax: output, log_softmax: output, cross_entropy: output, cross_entropy_grad: output };
  let quantities;
  try {
    quantities = expected(problem, outputs).quantities;
  } catch (error) {
    if (error.name === 'UsageError') continue; // no value: nothing to divide by
    throw error;
  }
  if (asked === 'oracle' && k % AUDITED === 0) audits.push(audit([{ problem, outputs }]));
  const answer = {
    family,
    output,
    rows,
    classes,
    logits: texts(logits.values),
    reduction,
    labels: targets.kind === 'index' ? [...targets.values] : null,
    ignored: problem.ignoreIndex ?? null,
    probabilities: targets.kind === 'index' ? null : texts(targets.values.values),
    weights: weights ? texts(weights.values) : null,
    smoothing: problem.labelSmoothing ?? 0,
    upstream: upstream ? texts(upstream.values) : null,
    said: {
      ...Object.fromEntries(
        Object.entries(quantities).map(([quantity, rounded]) => [quantity, said(rounded)]),
      ),
      ...(asked === 'reference' &&
        classes < 10 && { jacobian: said(roundAll(jacobian(logits.values.slice(0, classes)), output)) }),
    },
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
if (asked === 'oracle') {
  const sum = (of) => audits.reduce((total, one) => total + one[of], 0);
  process.stderr.write(
    `Double-double decided ${tiers.doubleDouble}, rationals ${tiers.rational}, fixed point ${tiers.fixedPoint} and the ` +
      `reference ${tiers.reference}, facts included.\nDerived again by the definition, of every ${AUDITED}th problem: ` +
      `${sum('audited')} values, of which ${sum('differing')} differ.\n`,
  );
  process.exitCode = sum('differing') > 0 ? 1 : 0;
}
