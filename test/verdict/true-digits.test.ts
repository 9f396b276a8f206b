import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/contract/report.ts';
import { withDigits } from '../../src/verdict/true-digits.ts';
import { withLabels } from '../kit/problems.ts';
import { failing, passing } from '../reports/sample.ts';

/** The loss of (0, 600) with label 1 is ln(1 + e^-600). */
const LOSS = { text: '2.650396553004310816338679447269582701529e-261', rest: 1 };

describe('a finding', () => {
  it('has the true values of what it shows, digit by digit', () => {
    const { worst, counterexample } = withDigits(failing, {});
    expect(worst?.digits).toEqual(LOSS);
    expect(counterexample?.element?.digits).toEqual(LOSS);
  });

  it('is left alone where it shows none', () => {
    expect(withDigits(passing, {})).toBe(passing);
  });

  it('has those of the problem as the subject means it', () => {
    const problem = withLabels([[0, 1]], [0], { labelSmoothing: 0.5 });
    const { worst } = failing;
    const asked: Finding = { ...failing, worst: { ...worst!, problem: { ...worst!.problem, problem } } };
    const textOf = (dialect: Parameters<typeof withDigits>[1]) =>
      withDigits(asked, dialect).worst?.digits?.text;
    expect(textOf({})).toMatch(/^1\.0632616875/);
    expect(textOf({ 'smoothing-share': 'other-classes' })).toMatch(/^8\.132616875/);
  });

  it('has none where the problem has no value', () => {
    const problem = withLabels([[0, Number.NaN]], [0]);
    const { worst } = failing;
    const asked: Finding = { ...failing, worst: { ...worst!, problem: { ...worst!.problem, problem } } };
    expect(withDigits(asked, {}).worst).toEqual(asked.worst);
  });
});
