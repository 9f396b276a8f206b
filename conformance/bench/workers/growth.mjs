/**
 * The work of a run on about so many elements: node growth.mjs run | row ELEMENTS, one JSON on standard output.
 * `run` is the agreement check as the runner does it, on more and more of its draws; `row` is one question, a row with as
 * many classes. Both are warmed up before the clock starts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { intervals } from '../../../dist/accuracy/intervals.js';
import { judge } from '../../../dist/accuracy/judge.js';
import { QUANTITIES } from '../../../dist/contract/quantity.js';
import { embedded } from '../../../dist/embedded.js';
import { tensor } from '../../../dist/numeric/tensor.js';
import { expected } from '../../../dist/oracle/expected.js';
import { agreement } from '../../../dist/properties/laws/agreement.js';
import { planOnce } from '../../../dist/runner/plan.js';
import { run } from '../../../dist/runner/run.js';
import { longEnough, secondsPerCall } from '../cpu.mjs';
import { ordinary } from '../inputs.mjs';

/** About the mean size of a draw of the agreement check. */
const ELEMENTS_A_DRAW = 110;
const WARM_UP = 20_000;
const SAMPLE = 0.5;
const SEED = 1;

/** What the subject is asked, counted. */
function counting(subject) {
  const counts = { elements: 0 };
  const ask = (questions) => {
    for (const { problem } of questions) counts.elements += problem.logits.values.length;
    return subject.ask(questions);
  };
  return { counts, subject: { ...subject, ask } };
}

const WORK = {
  run: async (elements) => {
    const { counts, subject } = counting(embedded());
    const check = { ...agreement, size: () => Math.ceil(elements / ELEMENTS_A_DRAW) };
    await run(subject, planOnce([check], SEED, 'standard'), 'stable');
    return counts.elements;
  },
  row: async (classes) => {
    const { logits, labels } = ordinary(1, classes);
    const targets = { kind: 'index', values: labels };
    const problem = { logits: tensor('float64', [1, classes], logits), targets, reduction: 'mean' };
    const [{ answers }] = await embedded().ask([{ problem, quantities: QUANTITIES }]);
    const outputs = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, 'float64']));
    const truth = expected(problem, outputs);
    for (const quantity of QUANTITIES) judge(intervals(truth, quantity), answers[quantity].values);
    return classes;
  },
};

/** The most memory that this process ever had. Linux counts what the parent had into `maxRSS`, but not into this. */
function peak() {
  const status = '/proc/self/status';
  if (!existsSync(status)) return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))[1]) / 1024;
}

const [kind, size] = process.argv.slice(2);
await WORK[kind](WARM_UP);
let elements;
const { seconds } = await longEnough(SAMPLE, (calls) =>
  secondsPerCall(async () => {
    elements = await WORK[kind](Number(size));
  }, calls),
);
process.stdout.write(JSON.stringify({ elements, seconds, megabytes: Math.round(peak()) }));
