import { describe, expect, it } from 'vitest';
import { capabilitiesOf } from '../../src/subjects/capabilities.ts';
import type { Declared } from '../../src/subjects/declared.ts';
import { inputsOf } from '../../src/subjects/inputs.ts';
import { columns, full, plain } from './samples.ts';

const claiming = (declared: Declared) =>
  capabilitiesOf({ quantities: ['softmax', 'cross_entropy'], ...declared });
const modest = claiming({});
const everything = claiming({
  dtypes: ['float64', 'float16'],
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'none'],
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream'],
});

describe('the arguments of a function', () => {
  it('are logits, rows and classes for softmax', () => {
    expect(inputsOf(plain, 'softmax', modest).values).toEqual([plain.logits.values, 2, 3]);
  });

  it('are logits, labels, rows and classes for the loss', () => {
    const expected = [plain.logits.values, Int32Array.of(2, 0), 2, 3];
    expect(inputsOf(plain, 'cross_entropy', modest).values).toEqual(expected);
  });

  it('end in options if more is claimed', () => {
    expect(inputsOf(plain, 'cross_entropy', claiming({ reductions: ['sum'] })).values[4]).toEqual({
      dtype: 'float64',
      reduction: 'mean',
    });
  });

  it('end in options for softmax only if another dtype is claimed', () => {
    expect(inputsOf(plain, 'softmax', claiming({ reductions: ['sum'] })).values).toHaveLength(3);
    expect(inputsOf(plain, 'softmax', claiming({ dtypes: ['float32'] })).values).toHaveLength(4);
  });

  it('hold narrow floats in a Float32Array, and have no labels with probabilities', () => {
    expect(inputsOf(full, 'cross_entropy', everything).values).toEqual([
      Float32Array.of(0, 1, 2, -3, 0.5, 65504),
      undefined,
      2,
      3,
      {
        dtype: 'float16',
        reduction: 'none',
        targets: Float32Array.of(0.5, 0.25, 0.25, 0, 0, 1),
        weights: Float32Array.of(1, 2, 0.125),
        labelSmoothing: 0.125,
        ignoreIndex: -100,
        upstream: Float32Array.of(1, -0.5),
      },
    ]);
  });
});

describe('the arguments of a function that claims axes', () => {
  const claimed = claiming({ options: ['axis'] });

  it('are a tensor, its shape and its axis, for every quantity', () => {
    const shown = { dtype: 'float64', reduction: 'none', shape: [2, 3], axis: 0 };
    expect(inputsOf(columns, 'softmax', claimed).values).toEqual([
      Float64Array.of(1, 3, 5, 2, 4, 6),
      3,
      2,
      shown,
    ]);
    expect(inputsOf(columns, 'cross_entropy', claimed).values[4]).toEqual({
      ...shown,
      upstream: Float64Array.of(1, 2, 3),
    });
  });

  it('say so of a matrix, too', () => {
    expect(inputsOf(plain, 'softmax', claimed).values[3]).toMatchObject({ shape: [2, 3], axis: 1 });
  });
});

describe('inputs are changed', () => {
  it('by nobody at first', () => {
    expect(inputsOf(full, 'cross_entropy', everything).lending.changed()).toBe(false);
  });

  it('by a write to the logits that only turns the sign of a zero', () => {
    const inputs = inputsOf(plain, 'softmax', modest);
    (inputs.values[0] as Float64Array)[4] = 0;
    expect(inputs.lending.changed()).toBe(true);
    expect(plain.logits.values[4]).toBe(-0);
  });

  it('by a write to the labels, or to an option', () => {
    const labelled = inputsOf(plain, 'cross_entropy', modest);
    (labelled.values[1] as Int32Array)[0] = 0;
    expect(labelled.lending.changed()).toBe(true);

    const dense = inputsOf(full, 'cross_entropy', everything);
    (dense.values[4] as { upstream: Float32Array }).upstream[0] = 0;
    expect(dense.lending.changed()).toBe(true);
  });

  it('by giving the memory away', () => {
    const inputs = inputsOf(plain, 'softmax', modest);
    structuredClone(null, { transfer: [(inputs.values[0] as Float64Array<ArrayBuffer>).buffer] });
    expect(inputs.lending.changed()).toBe(true);
  });
});
