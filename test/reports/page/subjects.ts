import { certify } from '../../../src/certify.ts';
import type { Report } from '../../../src/contract/report.ts';
import { embedded } from '../../../src/embedded.ts';
import { plan } from '../../../src/runner/plan.ts';
import type { Settings } from '../../../src/settings.ts';
import { inProcess } from '../../../src/subjects/in-process.ts';
import { suite } from '../../../src/suite.ts';

/** A name that would do harm if it were taken for markup. */
export const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>';

/** One plan, so that what is expected is worked out once. */
const QUICK: Settings = { plan: plan(suite, 1, 'quick') };

/** e^x over the sum of e^x: what overflows, and says so in its reasons. */
const naive = {
  name: HOSTILE,
  version: '"><style>*{display:none}</style>',
  softmax(logits: Float64Array, _: number, classes: number) {
    const exp = logits.map(Math.exp);
    return exp.map((e, n) => {
      const start = Math.floor(n / classes) * classes;
      return e / exp.subarray(start, start + classes).reduce((a, b) => a + b);
    });
  },
  crossEntropy(logits: Float64Array) {
    throw new Error(`<b>${HOSTILE}</b> of ${logits.length}`);
  },
};

/** One cell, in a narrow dtype. */
const small = {
  name: 'one cell',
  capabilities: { dtypes: ['float32'], quantities: ['softmax'] },
  softmax: (logits: Float32Array, rows: number, classes: number) => {
    const p = new Float64Array(rows * classes);
    for (let i = 0; i < rows; i++) {
      const row = logits.subarray(i * classes, (i + 1) * classes);
      const max = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
      const exp = Float64Array.from(row, (x) => Math.exp(x - max));
      const sum = exp.reduce((a, b) => a + b, 0);
      p.set(
        exp.map((e) => Math.fround(e / sum)),
        i * classes,
      );
    }
    return p;
  },
};

/** A subject that no answer comes of. */
function crashing() {
  const subject = inProcess(small, { name: 'crashing' });
  const broken = { kind: 'broken', cause: 'crashed', reason: `signal 11 ${HOSTILE}` } as const;
  return {
    ...subject,
    ask: async (questions: Parameters<typeof subject.ask>[0]) =>
      questions.map(({ quantities }) => ({
        answers: Object.fromEntries(quantities.map((quantity) => [quantity, broken])),
      })),
  };
}

/** Reports of subjects of every kind. */
export async function reports(): Promise<Readonly<Record<string, Report>>> {
  const failing = await certify(inProcess(naive), QUICK);
  const failures = failing.result.findings
    .filter(({ status }) => status === 'fail')
    .map(({ check, quantity, dtype, option, level = 'none', requirements }) => ({
      check,
      quantity,
      dtype,
      ...(option !== undefined && { option }),
      level,
      requirements,
      reason: `Mended in <i>2.0</i>.`,
    }));
  const found = { level: 'stable', effort: 'quick', seed: 1 } as const;
  return {
    kernel: await certify(embedded(), QUICK),
    failing,
    'one-cell': await certify(inProcess(small), QUICK),
    crashing: await certify(crashing(), QUICK),
    known: await certify(inProcess(naive), { ...QUICK, knownFailures: { found, failures } }),
  };
}
