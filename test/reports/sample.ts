import type { Finding, Report } from '../../src/contract/report.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { resultOf } from '../../src/verdict/result.ts';

const base = {
  kind: 'agreement',
  title: 'The loss is the true one.',
  why: 'Catches a loss that loses its digits.',
  quantity: 'cross_entropy',
  dtype: 'float64',
  cases: 10,
  compared: 10,
  excluded: 0,
} as const;

/** softmax cross-entropy of logits (0, 600) with label 1, which a subject without log1p answers with 0. */
const problem = {
  logits: tensor('float64', [1, 2], [0, 600]),
  targets: { kind: 'index', values: Int32Array.of(1) },
  reduction: 'mean',
} as const;
const question = { problem, quantities: ['cross_entropy'] } as const;
const worst = { ulp: 4.5e15, question: 0, element: 0, answer: 0, correct: 2.6503966e-261 };

export const failing: Finding = {
  ...base,
  check: 'agreement',
  requirements: ['SCE-LOSS-VALUE'],
  status: 'fail',
  level: 'none',
  reason: 'the loss has no right digit',
  histogram: [9, 0, 1],
  measures: {
    gap: [
      { bin: 12, counts: [9], worst: 0.43219, safe: [5, 7], stable: [4, 6] },
      { bin: 22, counts: [0, 0, 1], worst: Number.POSITIVE_INFINITY },
    ],
    offset: [{ bin: 0, counts: [9, 0, 1], worst: 1.234567e9, safe: [5, 7], stable: [4, 6] }],
    classes: [{ bin: 14, counts: [9, 0, 1], worst: 2, stable: [4, 6] }],
  },
  worst: { ...worst, case: 'agreement/7', index: 7, problem: question },
  counterexample: {
    case: 'agreement/7',
    index: 7,
    complaint: 'the loss has no right digit',
    element: worst,
    questions: [question],
    replies: [
      { answers: { cross_entropy: { kind: 'value', values: Float64Array.of(0) } }, wroteToInput: false },
    ],
  },
};

export const passing: Finding = {
  ...base,
  check: 'loss-never-negative',
  requirements: ['SCE-LOSS-NONNEGATIVE'],
  status: 'pass',
  level: 'exact',
};

const { level: _, ...levelless } = passing;

export const skipping: Finding = {
  ...levelless,
  check: 'reductions-agree',
  requirements: ['SCE-REDUCTION'],
  status: 'skip',
  reason: 'does not claim reduction sum',
  cases: 0,
  compared: 0,
};

export const breaking: Finding = {
  ...levelless,
  check: 'repeat-identical',
  requirements: ['SCE-REPEATABLE'],
  status: 'broken',
  cause: 'crashed',
  reason: 'signal 11',
};

export const knowing: Finding = {
  ...failing,
  status: 'known',
  known: { reason: 'Mended in 2.0.' },
};

/** What a stranger may write, with all that means something to a terminal, XML, HTML, Markdown or GitHub. */
export const HOSTILE =
  '<b>|x|</b> `#` @octocat [a](javascript:1) ]]> & "\' 100%, a:b\n::error::\u0000\u001b[31m\ud800 \u202e <!--';

/** A report of these findings on a subject that claims the loss in float64. */
export function report(findings: readonly Finding[]): Report {
  const claimed = [{ quantity: 'cross_entropy', dtype: 'float64', output: 'float64' }] as const;
  const terms = { seed: 1, effort: 'standard', asked: 'stable', required: [] } as const;
  return {
    result: resultOf({ name: 'toy', version: '1.0' }, claimed, findings, terms),
    circumstances: {
      started: '2026-01-01T00:00:00.000Z',
      seconds: 1.25,
      node: 'v20.19.0',
      platform: 'linux x64',
    },
  };
}
