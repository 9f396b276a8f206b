import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { compare, type Rational, rational } from '../../src/numeric/rational.ts';
import { type Ball, Precision, shifted } from '../../src/oracle/ball.ts';
import { OracleProblem } from '../../src/oracle/problem.ts';
import { Precision as Decimals } from '../../src/reference/precision.ts';
import { matrixOf } from '../../src/reference/quantities.ts';
import { enclose, type Real } from '../../src/reference/real.ts';
import { withLabels } from '../kit/problems.ts';

const few = new Precision(192);
const many = new Decimals(120);

/** Whether a ball holds the tail of a real of the reference, to within 2^-128 of it. */
function holds(ball: Ball, { tail }: Real): boolean {
  const { lower, upper } = enclose({ rational: rational(0n), tail: { sign: 1, at: tail!.at } }, many);
  const radius = few.radius(ball);
  const end = (whole: bigint): Rational => shifted(rational(whole), ball.exponent);
  const narrow = radius << 128n < ball.mantissa;
  return (
    narrow &&
    compare(end(ball.mantissa - radius), lower) <= 0 &&
    compare(upper, end(ball.mantissa + radius)) <= 0
  );
}

const rows: Readonly<Record<string, readonly number[]>> = {
  ordinary: [0.3, -1.7, 2.2, 0.9],
  'far apart': [20, 0, -3.5, 1],
  'near-equal': [1, 1 + 2 ** -52, 1 - 2 ** -53, 1],
  'far below': [0, -700, -800.5, -3000],
  'three at the top': [5, 5, 5, 4.25, -300],
  'so deep that it is left out': [0, -3, -2e6, -1e300],
  'far from 0': [1e15, 1e15 - 0.125, 1e15 - 3],
  tiny: [2 ** -500, 3 * 2 ** -505, 0],
};

describe('a row in fixed point', () => {
  it.each(Object.keys(rows))('holds what the definition says of logits that are %s', (name) => {
    const problem: Problem = withLabels([rows[name]!], [0]);
    const oracle = new OracleProblem(problem);
    const fine = oracle.fine(0, few);
    const definition = matrixOf(problem).row[0]!;

    rows[name]!.forEach((_, n) => {
      const isMax = oracle.row[0]!.isMax(n);
      if (oracle.cells.gap[n]! < -1e6) return;
      expect(holds(isMax ? fine.shortfall() : fine.share(n), definition.softmax(n))).toBe(true);
    });
    expect(holds(fine.logSum(), definition.logSoftmax(0) as Real)).toBe(true);
  });

  it('bounds what is out of reach', () => {
    const fine = new OracleProblem(withLabels([[0, -2e6]], [0])).fine(0, few);

    expect(fine.share(1).units).toBe(Infinity);
    expect(fine.shortfall().units).toBe(Infinity);
  });
});
