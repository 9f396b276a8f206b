import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import type { Outputs } from '../../src/contract/quantity.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import { expected } from '../../src/reference/expected.ts';
import { withLabels, withProbabilities } from '../kit/problems.ts';

function all(problem: Problem, dtype: Dtype = 'float64') {
  const outputs: Outputs = {
    softmax: dtype,
    log_softmax: dtype,
    cross_entropy: dtype,
    cross_entropy_grad: dtype,
  };
  const { quantities, facts } = expected(problem, outputs);
  return {
    p: [...quantities.softmax!.values],
    logP: [...quantities.log_softmax!.values],
    loss: [...quantities.cross_entropy!.values],
    lossSide: quantities.cross_entropy!.side[0],
    gradient: [...quantities.cross_entropy_grad!.values],
    gradientSide: [...quantities.cross_entropy_grad!.side],
    facts,
  };
}

describe('the reference', () => {
  it('splits two equal logits evenly', () => {
    const { p, loss, gradient } = all(withLabels([[7, 7]], [1]));
    expect(p).toEqual([0.5, 0.5]);
    expect(loss).toEqual([Math.LN2]);
    expect(gradient).toEqual([0.5, -0.5]);
  });

  it('keeps a loss of e^-600, which 80 fixed digits would lose', () => {
    const { loss, gradient } = all(withLabels([[0, 600]], [1]));
    expect(loss).toEqual([2.6503965530043108e-261]);
    expect(gradient).toEqual([2.6503965530043108e-261, -2.6503965530043108e-261]);
  });

  it('reads a logit as the float it is, not as its shortest decimal', () => {
    // The float 700.1 is 2.3e-14 away from the decimal, and e^-700.1 shows it.
    const { p } = all(withLabels([[700.1, 0]], [0]));
    expect(p[1]).toBe(8.921404266525102e-305);
    expect(p[1]).not.toBe(8.921404266525305e-305);
  });

  it('lets the sign of an unreachable tail decide a tie', () => {
    // d = -(2^53 + 1) lies halfway between two floats; ln S = e^-9007199254740993 pushes it down.
    const { logP } = all(withLabels([[2 ** 53, -1]], [1]));
    expect(logP[1]).toBe(-9007199254740994);
  });

  it('rounds the exact ties of equal logits to even', () => {
    const flat = (classes: number) => withLabels([Array.from({ length: classes }, () => 1)], [0]);
    expect(all(flat(4096), 'float16').gradient[0]).toBe(-1);
    expect(all(flat(512), 'bfloat16').gradient[0]).toBe(-1);
  });

  it('rounds once: a float64 on the way to float32 would round twice', () => {
    // p_0 = 1 - 2^-25 - 8e-23: in float64 that is 1 - 2^-25, halfway between two float32.
    const problem = withLabels([[17.328679484196307, 0]], [0]);
    const { quantities } = expected(problem, { softmax: 'float32' });
    expect(quantities.softmax!.values[0]).toBe(0.9999999403953552);
    // A float further the value lies 2.6e-23 above that midpoint.
    const above = withLabels([[17.32867948419631, 0]], [0]);
    expect(expected(above, { softmax: 'float32' }).quantities.softmax!.values[0]).toBe(1);
  });

  it('decides a dense gradient between a dyadic and a tail near 1e-434', () => {
    const problem = withProbabilities([[1000, 0, 0]], [[0.25, 1, 2 ** -53]]);
    const { gradient, gradientSide } = all(problem);
    // tau P_0 - T_0 = 1 + 2^-53 - tiny: just below the midpoint.
    expect(gradient[0]).toBe(1);
    expect(gradientSide[0]).toBe(1);
  });

  it('rounds below half the smallest subnormal to 0, and says the rest lies above', () => {
    const { loss, lossSide } = all(withLabels([[0, 1e308]], [1]));
    expect(loss).toEqual([0]);
    expect(lossSide).toBe(1);
  });

  it('rounds a gap beyond the largest float to infinity', () => {
    const { loss, logP } = all(withLabels([[1e308, -1e308]], [1]));
    expect(loss).toEqual([Infinity]);
    expect(logP).toEqual([0, -Infinity]);
  });

  it('has a finite mean where the sum of the losses is not finite', () => {
    const { loss } = all(
      withLabels(
        [
          [1.5e308, 0],
          [1.5e308, 0],
        ],
        [1, 1],
      ),
    );
    expect(loss).toEqual([1.5e308]);
  });

  it('takes a masked class as absent', () => {
    const { p, logP, loss, gradient } = all(withLabels([[3, -Infinity, 3]], [0]));
    expect(p).toEqual([0.5, 0, 0.5]);
    expect(logP[1]).toBe(-Infinity);
    expect(loss).toEqual([Math.LN2]);
    expect(gradient).toEqual([-0.5, 0, 0.5]);
  });

  it('has an infinite loss and a finite gradient at a masked label', () => {
    const { loss, gradient } = all(withLabels([[0, -Infinity]], [1]));
    expect(loss).toEqual([Infinity]);
    expect(gradient).toEqual([1, -1]);
  });

  it('lets a masked class of weight 0 contribute nothing', () => {
    const { loss } = all(withProbabilities([[0, 0, -Infinity]], [[0.5, 0.5, 0]]));
    expect(loss).toEqual([Math.LN2]);
  });

  it('subtracts tau P, not P, where targets do not sum to 1', () => {
    const { gradient } = all(withProbabilities([[0, 0]], [[1, 2]]));
    expect(gradient).toEqual([0.5, -0.5]);
  });

  it('gives N row losses for none, and scales the gradient by what comes down', () => {
    const problem = withLabels(
      [
        [0, 0],
        [0, 0],
      ],
      [0, 1],
      { reduction: 'none' },
    );
    expect(all(problem).loss).toEqual([Math.LN2, Math.LN2]);
    expect(all(problem).gradient).toEqual([-0.5, 0.5, 0.5, -0.5]);
  });

  it('states the facts in float64 whatever the dtype', () => {
    const { facts } = all(withLabels([[1, 3]], [0], { dtype: 'float16' }), 'float16');
    expect([...facts.gap]).toEqual([-2, 0]);
    expect(facts.p[0]).toBe(0.11920292202211756);
    expect(facts.logSum[0]).toBe(0.1269280110429725);
    expect(facts.target?.rowLoss[0]).toBe(2.1269280110429727);
  });
});
