import { beforeAll, describe, expect, it } from 'vitest';
import { readCases } from '../src/cases/read-cases.ts';
import { writeCase } from '../src/cases/write-case.ts';
import { certify } from '../src/certify.ts';
import type { Finding, Report } from '../src/contract/report.ts';
import { embedded } from '../src/embedded.ts';
import { replay } from '../src/replay.ts';
import { json } from '../src/reports/json.ts';
import { replayLine } from '../src/reports/replay-line.ts';
import { inProcess } from '../src/subjects/in-process.ts';

/** Wrong wherever numbers are large, and where a class beyond the third counts; writes to its input. */
const wrong = inProcess({
  name: 'wrong',
  capabilities: {
    dtypes: ['float64'],
    targets: ['index', 'probabilities'],
    reductions: ['mean', 'sum', 'none'],
    options: ['weights', 'label_smoothing', 'ignore_index', 'upstream', 'axis'],
    dialect: { 'all-masked-row': 'zeros' },
  },
  softmax,
  logSoftmax: (logits: Float64Array, rows: number, classes: number) => {
    const p = softmax(logits, rows, classes);
    logits[0] = 1;
    return p.map((x) => Math.log(x));
  },
  crossEntropyGradient: (logits: Float64Array, labels: unknown, rows: number, classes: number) => {
    if (labels === undefined) throw new Error('labels only');
    return softmax(logits, rows, classes);
  },
});

function softmax(logits: Float64Array, rows: number, classes: number): Float64Array {
  const p = new Float64Array(rows * classes);
  for (let i = 0; i < rows; i++) {
    const exp = logits.slice(i * classes, (i + 1) * classes).map((x, j) => (j > 2 ? 0 : Math.exp(x)));
    const sum = exp.reduce((a, b) => a + b);
    p.set(
      exp.map((e) => e / sum),
      i * classes,
    );
  }
  return p;
}

/** Some of each kind, and of each way in which a case is more than one question. */
const CHECKS = [
  'smoke',
  'agreement',
  'options-agree',
  'axes-agree',
  'order-preserved',
  'shift-invariance',
  'class-permutation',
  'rows-independent',
  'log-of-softmax',
  'input-untouched',
  'one-hot-equals-index',
  'vectors/axes',
  'vectors/masks',
  'dialect/all-masked-row',
];

let report: Report;
let failed: readonly Finding[];

beforeAll(async () => {
  report = await certify(wrong, { effort: 'quick', only: CHECKS });
  failed = report.result.findings.filter(({ counterexample }) => counterexample);
});

describe('a counterexample asked again', () => {
  it('fails as in its run, out of the JSON report, whatever the check', async () => {
    const cases = readCases('report.json', json(report));
    expect(cases.length).toBe(failed.length);
    expect(new Set(failed.map(({ kind }) => kind))).toEqual(
      new Set(['smoke', 'agreement', 'law', 'must', 'vectors', 'probe']),
    );
    for (const [k, one] of cases.entries()) {
      const { quantities } = await replay(wrong, one);
      const { quantity, counterexample } = failed[k]!;
      expect(quantities).toMatchObject([
        {
          quantity,
          status: 'fails',
          ...(counterexample!.complaint && { reason: counterexample!.complaint }),
        },
      ]);
    }
  });

  it('fails as in its run, spelt out in a line', async () => {
    for (const finding of failed) {
      const [one] = readCases('the case', writeCase(finding, 'stable')!);
      const { quantities } = await replay(wrong, one!);
      expect(quantities).toMatchObject([{ quantity: finding.quantity, status: 'fails' }]);
    }
  });

  it('passes when it is asked of what is right', async () => {
    const right = embedded();
    for (const finding of failed.filter(({ dtype, kind }) => dtype === 'float64' && kind !== 'probe')) {
      const { quantities } = await replay(right, readCases('the case', writeCase(finding, 'stable')!)[0]!);
      expect(quantities).toMatchObject([{ quantity: finding.quantity, status: 'passes' }]);
    }
  });

  it('is held against another level, where one is named', async () => {
    const [one] = readCases(
      'the case',
      '{"quantity":"softmax","questions":[{"problem":{"logits":[[1,2,4]]}}]}',
    );
    const exp2 = inProcess({
      softmax: (logits: Float64Array) => softmax(logits, 1, 3).map((x) => x * (1 + 2 ** -51)),
    });
    expect((await replay(exp2, one!)).quantities).toMatchObject([{ status: 'passes' }]);
    expect((await replay(exp2, one!, 'exact')).quantities).toMatchObject([{ status: 'fails' }]);
  });

  it('shows what is exact, and how far off the answer is', async () => {
    const [one] = readCases('the case', '{"logits":[[710]]}');
    const { truths, quantities } = await replay(wrong, one!);
    expect(quantities).toMatchObject([
      { quantity: 'softmax', status: 'fails', level: 'none' },
      { quantity: 'log_softmax', status: 'fails', level: 'none' },
    ]);
    expect(truths).toMatchObject([
      { softmax: { values: Float64Array.of(1), level: 'none', ulp: Number.POSITIVE_INFINITY } },
    ]);
  });

  it('says what is not claimed', async () => {
    const [one] = readCases(
      'the case',
      '{"quantity":"softmax","dtype":"float64","questions":[{"problem":{"logits":[[0]]}}]}',
    );
    const other = inProcess({ logSoftmax: () => [0] });
    expect((await replay(other, one!)).quantities).toEqual([
      { quantity: 'softmax', status: 'nothing', reason: 'softmax in float64 is not claimed' },
    ]);
  });
});

describe('the line that replays a failure', () => {
  it('names the report, and the failure by its number', () => {
    expect(
      replayLine(failed[2]!, report.result, { subject: ['./my softmax.mjs'], report: 'softproof.json' }),
    ).toBe("softproof replay softproof.json#3 './my softmax.mjs'");
  });

  it('spells the case out where there is no report, unless it is too long', () => {
    const lines = failed.map((finding) =>
      replayLine(finding, report.result, { subject: ['--', 'python3', 'a.py'] }),
    );
    expect(lines[0]).toMatch(/^softproof replay '\{"check":"smoke",.*\}' -- python3 a\.py$/);
    const [first] = failed;
    const { counterexample } = first!;
    const large = {
      ...first!,
      counterexample: { ...counterexample!, questions: Array(20).fill(counterexample!.questions[0]) },
    };
    expect(replayLine(large, report.result, { subject: [] })).toBeUndefined();
  });
});
