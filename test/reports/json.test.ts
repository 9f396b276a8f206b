import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract/report.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { json } from '../../src/reports/json.ts';
import { breaking, failing, knowing, passing, report, skipping } from './sample.ts';

const all = report([failing, passing, skipping, breaking, knowing]);
const schema = JSON.parse(
  readFileSync(new URL('../../spec/schemas/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { 'date-time': true } }).compile(
  schema,
);

const written = (one: Report) => JSON.parse(json(one));

describe('the JSON report', () => {
  it('says the verdict and the levels', () => {
    const { result } = written(report([passing]));

    expect(result.verdict).toBe('conforms');
    expect(result.levels).toEqual({ cross_entropy: { float64: 'exact' } });
  });

  it('fits its schema, with findings of every status', () => {
    expect(validate(written(all)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('fits its schema where known failures are none, and where some checks were chosen', () => {
    const { result, circumstances } = all;
    const spot = { check: 'smoke', quantity: 'softmax', dtype: 'float64' } as const;
    const limits = { elements: 64, leastClasses: 2 };
    const more = { outdated: [{ ...spot, why: 'passes' }], only: ['smoke'], limits };
    const { result: said } = written({ result: { ...result, ...more }, circumstances });

    expect(validate({ result: said, circumstances }), JSON.stringify(validate.errors)).toBe(true);
    expect(said).toMatchObject({ outdated_known_failures: more.outdated, only: ['smoke'] });
    expect(said.limits).toEqual({ elements: 64, least_classes: 2 });
  });

  it('has the true value of what it shows, digit by digit', () => {
    const digits = { text: '2.65039655e-261', rest: 1 } as const;
    const told = written(report([{ ...failing, worst: { ...failing.worst!, digits } }]));
    const [{ worst }] = told.result.findings;

    expect(worst).toMatchObject({ digits: digits.text, rest: 1 });
    expect(validate(told), JSON.stringify(validate.errors)).toBe(true);
    worst.digits = 'many';
    expect(validate(told)).toBe(false);
  });

  it('does not fit its schema with another verdict', () => {
    const other = written(all);
    other.result.verdict = 'acceptable';

    expect(validate(other)).toBe(false);
  });

  it('holds what changes from run to run apart', () => {
    const later = { ...all, circumstances: { started: '2027-01-01T00:00:00.000Z', seconds: 99 } };

    expect(json(later)).not.toBe(json(all));
    expect(JSON.stringify(written(later).result)).toBe(JSON.stringify(written(all).result));
  });

  it('has measurements, a bin a row, to three digits', () => {
    const { measures } = written(all).result.findings[0];

    expect(measures).toEqual({
      gap: [
        [12, 0.432, 5, 7, 4, 6, 9],
        [22, 'inf', null, null, null, null, 0, 0, 1],
      ],
      offset: [[0, 1230000000, 5, 7, 4, 6, 9, 0, 1]],
      classes: [[14, 2, null, null, 4, 6, 9, 0, 1]],
    });
  });

  it('has a counterexample that can be asked again, bit by bit', () => {
    const { counterexample } = written(all).result.findings[0];

    expect(counterexample.questions).toEqual([
      {
        quantities: ['cross_entropy'],
        problem: {
          logits: {
            dtype: 'float64',
            shape: [1, 2],
            bits: '00000000000000004082c00000000000',
            decimals: ['0', '600'],
          },
          labels: [1],
          reduction: 'mean',
        },
      },
    ]);
    expect(counterexample.replies).toEqual([
      {
        answers: {
          cross_entropy: {
            value: { dtype: 'float64', shape: [], bits: '0000000000000000', decimals: ['0'] },
          },
        },
        wrote_to_input: false,
      },
    ]);
  });

  it('gives as its reason what is wrong with the counterexample', () => {
    const counterexample = { ...failing.counterexample!, complaint: 'made small' };

    expect(written(report([{ ...failing, counterexample }])).result.findings[0].reason).toBe('made small');
  });

  it('says how wrong the worst element is, and to which question', () => {
    const { worst } = written(all).result.findings[0];

    expect(worst).toMatchObject({
      ulp: 4.5e15,
      case: 'agreement/7',
      element: 0,
      correct: { decimal: '2.6503966e-261' },
    });
    expect(worst.asked.problem.labels).toEqual([1]);
  });

  it('writes an infinite error as a word, and NaN by its bits', () => {
    const worst = { ...failing.worst!, ulp: Number.POSITIVE_INFINITY, answer: Number.NaN };
    const one = written(report([{ ...failing, worst }]));

    expect(validate(one)).toBe(true);
    expect(one.result.findings[0].worst).toMatchObject({
      ulp: 'inf',
      answer: { dtype: 'float64', bits: '7ff8000000000000', decimal: 'nan' },
    });
  });

  it('writes every option of a problem, and every kind of answer', () => {
    const problem = {
      logits: tensor('float64', [1, 2], [0, Number.NEGATIVE_INFINITY]),
      targets: { kind: 'probabilities', values: tensor('float64', [1, 2], [0.5, 0.5]) },
      weights: tensor('float64', [2], [1, 2]),
      labelSmoothing: 0.125,
      ignoreIndex: -100,
      reduction: 'none',
      upstream: tensor('float64', [1], [1]),
    } as const;
    const quantities = ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'] as const;
    const counterexample = {
      ...failing.counterexample!,
      questions: [{ problem, quantities }],
      replies: [
        {
          answers: {
            softmax: { kind: 'refused', reason: 'no' },
            log_softmax: { kind: 'unsupported', reason: 'no' },
            cross_entropy: { kind: 'broken', cause: 'crashed', reason: 'no' },
            cross_entropy_grad: { kind: 'value', values: Float64Array.of(1, 2, 3) },
          },
        } as const,
      ],
    };
    const one = written(report([{ ...failing, counterexample }]));
    const [finding] = one.result.findings;

    expect(validate(one), JSON.stringify(validate.errors)).toBe(true);
    expect(finding.counterexample.questions[0].problem).toMatchObject({
      weights: { shape: [2] },
      label_smoothing: 0.125,
      ignore_index: -100,
      reduction: 'none',
      upstream: { shape: [1] },
      probabilities: { shape: [1, 2] },
      logits: { decimals: ['0', '-inf'] },
    });
    expect(finding.counterexample.replies[0].answers).toMatchObject({
      softmax: { refused: 'no' },
      log_softmax: { unsupported: 'no' },
      cross_entropy: { broken: 'crashed', reason: 'no' },
      cross_entropy_grad: { value: { shape: [3] } },
    });
  });

  it('keeps short arrays of numbers on one line', () => {
    expect(json(all)).toContain('"histogram": [9, 0, 1]');
  });
});
