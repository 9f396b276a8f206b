import { describe, expect, it } from 'vitest';
import { DenseGradients } from '../../src/kernel/dense-gradients.ts';
import { GeneralRow } from '../../src/kernel/general-row.ts';
import type { LossOptions } from '../../src/kernel/loss-options.ts';
import { tameLoss, writeTameGradient } from '../../src/kernel/tame-rows.ts';
import { TameTargets } from '../../src/kernel/tame-targets.ts';
import { TargetWeights } from '../../src/kernel/target-weights.ts';
import { taskOf } from '../../src/kernel/task.ts';
import { Wide } from '../../src/kernel/wide.ts';

const INF = Number.POSITIVE_INFINITY;

/** What is made of a row without exponents, with what each step says of it, and with them. */
function both(logits: number[], targets: number[], divisor = 3, sign = 1, others: LossOptions = {}) {
  const classes = logits.length;
  const options = { targets: Float64Array.from(targets), ...others };
  const task = taskOf(Float64Array.from(logits), undefined, 1, classes, options);
  const row = new GeneralRow(classes);
  row.read(task.logits, 0);
  const tameTargets = new TameTargets(task);
  const wideTargets = new TargetWeights(task);
  const isRead = tameTargets.read(0) !== undefined;
  const share = () => new Wide().copy(row.sum).times(new Wide().set(divisor));

  const gradient = new Float64Array(classes);
  const wideGradient = new Float64Array(classes);
  const isWritten = writeTameGradient(row, tameTargets, share(), sign, gradient, 0);
  new DenseGradients(wideTargets).write(row, 0, share(), sign, wideGradient, 0);

  const loss = new Wide();
  const wideLoss = new Wide();
  const isSummed = tameLoss(row, tameTargets, loss);
  const product = new Wide();
  const surprisal = new Wide();
  for (let j = 0; j < classes; j++) {
    if (wideTargets.of(0, j, product).isZero) continue;
    row.surprisal(j, surprisal);
    wideLoss.add(product.times(surprisal));
  }
  return {
    isTame: [isRead, isWritten, isSummed],
    tame: [...gradient, ...parts(loss)],
    wide: [...wideGradient, ...parts(wideLoss)],
  };
}

function parts({ pair, places }: Wide): number[] {
  return [pair.hi * 2 ** places, pair.lo * 2 ** places];
}

describe('a tame row', () => {
  it.each([
    ['of two', [1, 2], [0.3, 0.7]],
    ['with ties of the maximum', [2, 2, 1, 2], [0.1, 0.2, 0.3, 0.4]],
    ['whose targets are one-hot', [0.3, -40, 5], [0, 1, 0]],
    ['whose targets are not normalised', [0.3, -40, 5], [1000, 1e-30, 7]],
    ['whose targets are its probabilities, nearly', [0, 0, 0.1], [0.322, 0.322, 0.356]],
    ['that is masked where nothing is wanted', [-INF, 1, 2, -INF], [0, 0.5, 0.5, 0]],
    ['far from 0', [1e300, 1e300], [0.3, 0.7]],
    ['at the end of what is tame', [0, -138.6], [2 ** 100, 2 ** -200]],
  ])('%s is what it is with exponents, to the bit', (_name, logits, targets) => {
    for (const sign of [1, -1]) {
      const { isTame, tame, wide } = both(logits, targets, 3, sign);
      expect(isTame).toEqual([true, true, true]);
      expect(tame).toEqual(wide);
    }
  });

  it('of losses may have terms that are not', () => {
    for (const logits of [
      [0, 0, -1000],
      [0, -5, -1e60],
      [7e50, 7e50, 1e50],
    ]) {
      const { isTame, tame, wide } = both(logits, [0.1, 0.2, 0.7]);
      expect(isTame).toEqual([true, false, true]);
      expect(tame.slice(-2)).toEqual(wide.slice(-2));
    }
  });

  it('knows of logits that are next to each other near 0, of which exponents lose the sign', () => {
    const apart = (gap: number) => both([0, gap], [2 ** -60, 2 ** -60], 2 ** -340);
    // T d / 2, over the divisor.
    const size = (gap: number) => gap * 2 ** (340 - 61);

    expect(apart(2 ** -750).wide).toEqual(apart(2 ** -750).tame);
    expect(apart(2 ** -1074).isTame[1]).toBe(true);
    expect(apart(2 ** -1074).tame.slice(0, 2)).toEqual([-size(2 ** -1074), size(2 ** -1074)]);
    expect(apart(2 ** -1074).wide.slice(0, 2)).toEqual([0, 0]);
  });

  it('may be long, with weights and smoothing', () => {
    const logits = Array.from({ length: 1000 }, (_, j) => 30 * Math.sin(j * j));
    const targets = Array.from({ length: 1000 }, (_, j) => ((j * 37) % 101) / 50500);
    const weights = Float64Array.from(targets, (_, j) => 0.1 * (j % 7));
    for (const others of [{}, { weights }, { labelSmoothing: 0.1 }, { weights, labelSmoothing: 0.3 }]) {
      const { isTame, tame, wide } = both(logits, targets, 3, 1, others);
      expect(isTame).toEqual([true, true, true]);
      expect(tame).toEqual(wide);
    }
  });

  it('may have a gradient that is subnormal, which is rounded once', () => {
    const { isTame, tame, wide } = both([0, -138], [0.5, 0.5], 2 ** 300);
    expect(isTame[1]).toBe(true);
    expect(tame).toEqual(wide);
  });
});

describe('a row is not tame', () => {
  it('where a term is below 2^-200, for its gradient', () => {
    expect(both([0, -138.7], [1, 0]).isTame[1]).toBe(false);
    expect(both([0, -138.5], [1, 0]).isTame[1]).toBe(true);
  });

  it('where a class with a target is out of reach, for its loss', () => {
    expect(both([0, 0, -(2 ** 200)], [1, 0, 1]).isTame[2]).toBe(true);
    expect(both([0, 0, -(2 ** 201)], [1, 0, 1]).isTame[2]).toBe(false);
    expect(both([0, 0, -INF], [1, 0, 1]).isTame[2]).toBe(false);
    expect(both([0, 0, -INF], [1, 1, 0]).isTame[2]).toBe(true);
  });

  it('where all terms but the maximum together are, for its loss', () => {
    expect(both([0, -138.7], [1, 0]).isTame[2]).toBe(false);
    expect(both([5], [1]).isTame[2]).toBe(false);
  });

  it('where no power of two unscales its gradient', () => {
    expect(both([0, 0], [1, 0], 2 ** -340).isTame[1]).toBe(true);
    expect(both([0, 0], [1, 0], 2 ** -360).isTame[1]).toBe(false);
    expect(both([0, 0], [1, 0], 2 ** 510).isTame[1]).toBe(false);
  });

  it('where it has no softmax', () => {
    expect(both([Number.NaN, 0], [1, 0]).isTame).toEqual([true, false, false]);
  });
});
