import { describe, expect, it } from 'vitest';
import { compare, exact, multiply, type Rational, rational, subtract } from '../../src/numeric/rational.ts';
import { type Approximation, exactly } from '../../src/oracle/approximation.ts';
import { type Ball, Precision, shifted } from '../../src/oracle/ball.ts';
import { OracleProblem } from '../../src/oracle/problem.ts';
import { withLabels, withProbabilities } from '../kit/problems.ts';

const fine = new Precision(192);

const middle = ({ mantissa, exponent }: Ball): Rational => shifted(rational(mantissa), exponent);

/** Whether an approximation errs by less than 2^-bits. */
function near(found: Approximation, right: Rational, bits: number): boolean {
  const { num, den } = subtract(exactly(found), right);
  return compare(shifted({ num: num < 0n ? -num : num, den }, bits), right) < 0;
}

/** Five thousand logits, the first of them at the top: their terms are summed in many blocks. */
const long = (spread: number) => Array.from({ length: 5000 }, (_, j) => -spread * ((j * 0.6180339887) % 1));

const rows: Readonly<Record<string, readonly number[]>> = {
  'two classes': [0, -0.7],
  'three at the top': [3, 1.25, 3, 3, -8],
  'a class far below': [0, -600.5],
  'five thousand within 700': long(700),
  'five thousand within 1': long(1),
  'five thousand within 2^-40': long(2 ** -40),
};

describe('a row in double-double', () => {
  it.each(Object.keys(rows))('knows P, 1 - P, what is left of 1/k, and ln S to 2^-84: %s', (name) => {
    const problem = new OracleProblem(withLabels([rows[name]!], [0]));
    const row = problem.row[0]!;
    const right = problem.fine(0, fine);
    const share = middle(right.share(1));

    expect(near(row.share(1), share, 84)).toBe(true);
    expect(near(row.complement(1), subtract(rational(1n), share), 84)).toBe(true);
    expect(near(row.shortfall(), middle(right.shortfall()), 84)).toBe(true);
    expect(near(row.logSum, middle(right.logSum()), 84)).toBe(true);
  });
});

describe('the loss of a row with dense targets', () => {
  it('has its weighted gaps summed to 2^-90, however many there are', () => {
    const logits = long(30);
    const targets = logits.map((_, j) => (j % 7) / 2 ** 14);
    const { linear } = new OracleProblem(withProbabilities([logits], [targets])).lossPart(0);

    const terms = logits.map((x, j) => multiply(exact(targets[j]!), exact(-x)));
    const right = terms.reduce((sum, term) => subtract(sum, { num: -term.num, den: term.den }));
    expect(near(linear, right, 90)).toBe(true);
  });
});
