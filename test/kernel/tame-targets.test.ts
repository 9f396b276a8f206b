import { describe, expect, it } from 'vitest';
import type { LossOptions } from '../../src/kernel/loss-options.ts';
import { TameTargets, tameTargetsOf } from '../../src/kernel/tame-targets.ts';
import { TargetWeights } from '../../src/kernel/target-weights.ts';
import { taskOf } from '../../src/kernel/task.ts';
import { Wide } from '../../src/kernel/wide.ts';

/** A task for rows of three classes, with targets or else labels. */
function task(options: LossOptions, labels?: number[]) {
  const rows = labels?.length ?? options.targets!.length / 3;
  return taskOf(new Float64Array(3 * rows), labels, rows, 3, options);
}

const weights = Float64Array.of(0.1, 3, 0);
const TASKS = {
  targets: task({ targets: Float64Array.of(0.1, 0, 0.9, 7, 2 ** -200, 2 ** 100) }),
  'targets, weighted': task({ targets: Float64Array.of(0.1, 0.2, 0.7), weights }),
  'targets, smoothed': task({ targets: Float64Array.of(0.1, 0, 0.9), labelSmoothing: 0.3 }),
  'labels, smoothed': task({ labelSmoothing: 0.1 }, [1, 0, 0, 2]),
  'labels, smoothed and weighted': task({ labelSmoothing: 0.1, weights }, [2, 1, 0]),
  'labels, smoothed away': task({ labelSmoothing: 1 }, [2, 1]),
};

describe('tame target weights', () => {
  it.each(Object.entries(TASKS))('are the wide ones, and their sum, to the bit: %s', (_name, given) => {
    const tame = new TameTargets(given);
    const wide = new TargetWeights(given);
    const target = new Wide();
    for (let i = 0; i < given.rows; i++) {
      const sum = new Wide();
      expect(tame.read(i)).toBe(tame);
      for (let j = 0; j < 3; j++) {
        sum.add(wide.of(i, j, target));
        expect([tame.hi[j]!, tame.lo[j]!].map(unsigned)).toEqual(plain(target));
      }
      expect([tame.sum.hi, tame.sum.lo].map(unsigned)).toEqual(plain(sum));
    }
  });

  it('are not of a row whose targets need an exponent of their own', () => {
    const beyond = task({ targets: Float64Array.of(1, 0, 2 ** -201, 1, 0, 2 ** 101, 1, 0, 1) });
    const tame = new TameTargets(beyond);
    expect([0, 1, 2].map((i) => tame.read(i))).toEqual([undefined, undefined, tame]);
  });

  it('are not wanted where all rows have a label, and that alone', () => {
    expect(tameTargetsOf(task({}, [0, 1]))).toBe(undefined);
    expect(tameTargetsOf(TASKS.targets)).toBeInstanceOf(TameTargets);
    expect(tameTargetsOf(TASKS['labels, smoothed'])).toBeInstanceOf(TameTargets);
  });

  it('are of no row where a class weight or the smoothing needs one', () => {
    const targets = Float64Array.of(1, 0, 0);
    const heavy = Float64Array.of(1, 2 ** 101, 1);
    expect(new TameTargets(task({ targets, weights: heavy })).read(0)).toBe(undefined);
    expect(new TameTargets(task({ targets, labelSmoothing: 2 ** -201 })).read(0)).toBe(undefined);
  });
});

function plain({ pair, places }: Wide): number[] {
  return [pair.hi * 2 ** places, pair.lo * 2 ** places].map(unsigned);
}

/** A zero without its sign, which says nothing. */
function unsigned(value: number): number {
  return value + 0;
}
