import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/contract/audit.ts';
import type { Expected } from '../../src/contract/expected.ts';
import { audit } from '../../src/oracle/audit.ts';
import { expected } from '../../src/oracle/expected.ts';
import { withLabels } from '../kit/problems.ts';

const problem = withLabels([[0.5, 2, -1]], [1]);
const asked: Asked = { problem, outputs: { softmax: 'float32', cross_entropy: 'float64' } };

/** The oracle, but for one thing. */
const changed =
  (change: (expected: Expected) => Expected) => (problem: Asked['problem'], outputs: Asked['outputs']) =>
    change(expected(problem, outputs));

describe('the audit', () => {
  it('finds nothing wrong with the oracle, and counts what it looked at', () => {
    // 3 probabilities and a loss; of the facts 1 + 3 + 3 + 3 + 1, and 3 + 1 + 1 + 1 + 1 of the targets.
    expect(audit([asked])).toEqual({ audited: 4 + 11 + 7, differing: 0 });
    expect(audit([asked, asked]).audited).toBe(44);
  });

  it('sees a value that differs by a bit, and a side that is wrong', () => {
    const off = changed((found) => {
      const softmax = found.quantities.softmax!;
      const values = softmax.values.map((p, j) => (j === 1 ? p + 2 ** -24 : p));
      return { ...found, quantities: { ...found.quantities, softmax: { ...softmax, values } } };
    });
    const aside = changed((found) => {
      const softmax = found.quantities.softmax!;
      const side = softmax.side.map((s) => -s);
      return { ...found, quantities: { ...found.quantities, softmax: { ...softmax, side } } };
    });

    expect(audit([asked], off).differing).toBe(1);
    expect(audit([asked], aside).differing).toBe(3);
  });

  it('sees a fact that is wrong', () => {
    const off = changed((found) => ({ ...found, facts: { ...found.facts, max: Float64Array.of(3) } }));

    expect(audit([asked], off).differing).toBe(1);
  });

  it('has nothing to say of problems without a value, on which both must agree', () => {
    const undefinedProblem = { ...asked, problem: withLabels([[Number.NaN, 0]], [0]) };
    const silent = () => {
      throw new Error('no');
    };

    expect(audit([undefinedProblem])).toEqual({ audited: 0, differing: 0 });
    expect(audit([asked], silent)).toEqual({ audited: 1, differing: 1 });
  });
});
