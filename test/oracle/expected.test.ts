import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import {
  DTYPES,
  type Dtype,
  type Format,
  formatOf,
  largestFinite,
  smallestSubnormal,
} from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { step } from '../../src/numeric/ordinal.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { expected } from '../../src/oracle/expected.ts';
import { noTiers, type Tiers } from '../../src/oracle/tiers.ts';
import { expected as byDefinition } from '../../src/reference/expected.ts';
import { matrix, withLabels, withProbabilities } from '../kit/problems.ts';

const outputsIn = (dtype: Dtype) => Object.fromEntries(QUANTITIES.map((quantity) => [quantity, dtype]));

/** Compares the oracle with the definition, bit for bit; returns how many results there were. */
function agree(problem: Problem, output: Dtype, tiers: Tiers = noTiers()): number {
  const right = byDefinition(problem, outputsIn(output));
  const found = expected(problem, outputsIn(output), tiers);
  let count = 0;
  for (const quantity of QUANTITIES) {
    const [a, b] = [found.quantities[quantity]!, right.quantities[quantity]!];
    expect(texts(a.values), quantity).toEqual(texts(b.values));
    expect([...a.side], `${quantity}: side`).toEqual([...b.side]);
    a.residual.forEach((residual, n) => {
      expect(Math.abs(residual - b.residual[n]!), `${quantity}: residual`).toBeLessThan(0.02);
    });
    count += a.values.length;
  }
  expect({ ...found.facts, target: undefined }).toEqual({ ...right.facts, target: undefined });
  expect(found.facts.target).toEqual(right.facts.target);
  return count;
}

const texts = (values: Float64Array) => Array.from(values, (value) => `${value === 0 ? 0 : value}`);

let state = 20261122;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const FAMILIES: Readonly<Record<string, (format: Format) => number>> = {
  ordinary: () => random() * 10 - 5,
  'small integers': () => Math.round(random() * 8),
  wide: () => (random() - 0.5) * 1500,
  'over the whole format': (format) => (random() * 2 - 1) * largestFinite(format),
  masked: () => (random() < 0.2 ? -Infinity : random() * 20),
  'all scales': () => (random() - 0.5) * 2 ** Math.floor(random() * 80 - 20),
  'nearly equal': () => 1 + random() * 2 ** -40,
  'floats apart': (format) => step(1, Math.floor(random() * 7) - 3, format),
  'ties and gaps': () => pick([0, 0, 0, -40, -800]),
  'subnormal probabilities': () => pick([0, -700 - random() * 60]),
  'an ulp and less': (format) => pick([0, -format.precision * Math.LN2 + random()]),
  deep: () => pick([0, -1000, -9.9e5, -1.1e6, -1e17]),
  tiny: () => random() * 2 ** -500,
};

/** Logits of 2^59 have no place in float16. */
function clamp(x: number, format: Format): number {
  const largest = largestFinite(format);
  return x === -Infinity ? x : Math.max(-largest, Math.min(largest, x));
}

function drawnLogits(family: string, dtype: Dtype): number[][] {
  const format = formatOf(dtype);
  const [rows, classes] = [pick([1, 1, 2, 3, 7]), pick([1, 2, 3, 5, 8, 9, 17])];
  return Array.from({ length: rows }, () => {
    const row = Array.from({ length: classes }, () =>
      nearest(clamp(FAMILIES[family]!(format), format), format),
    );
    return row.every((x) => x === -Infinity) ? row.fill(0) : row;
  });
}

/** Options, ordinary ones and such as make numbers as large or as small as they get. */
function drawnOptions(dtype: Dtype, rows: number, classes: number): Partial<Problem> {
  const format = formatOf(dtype);
  const [tiny, huge] = [smallestSubnormal(format), largestFinite(format)];
  const reduction = pick(['mean', 'sum', 'none'] as const);
  const vector = (length: number, of: readonly number[]) =>
    tensor(
      dtype,
      [length],
      Float64Array.from({ length }, () => pick(of)),
    );
  const upstream = pick([
    [1, -1, 0, 0.5, -3],
    [tiny, -huge],
  ]);
  return {
    reduction,
    ...(random() < 0.3 && {
      weights: vector(
        classes,
        pick([
          [0.25, 0.5, 1, 3],
          [tiny, 1, huge / 4],
        ]),
      ),
    }),
    ...(random() < 0.3 && { labelSmoothing: pick([0.125, 0.1, 2 ** -53, 1]) }),
    ...(reduction === 'none' && random() < 0.5 && { upstream: vector(rows, upstream) }),
  };
}

/** The probabilities of these logits, rounded: with them for targets nearly all of the gradient cancels. */
function probabilities(logits: readonly (readonly number[])[], dtype: Dtype): number[][] {
  const problem: Problem = { logits: matrix(logits, dtype), reduction: 'mean' };
  const { values } = expected(problem, { softmax: dtype }).quantities.softmax!;
  return logits.map((row, i) => [...values.subarray(i * row.length, (i + 1) * row.length)]);
}

function drawn(family: string, dtype: Dtype): Problem {
  const logits = drawnLogits(family, dtype);
  const [rows, classes] = [logits.length, logits[0]!.length];
  const options = { dtype, ...drawnOptions(dtype, rows, classes) };
  if (random() < 0.55) {
    const labels = logits.map(() => Math.floor(random() * classes));
    const ignored = rows > 1 && random() < 0.2;
    if (!ignored) return withLabels(logits, labels, options);
    return withLabels(logits, [-1, ...labels.slice(1)], { ...options, ignoreIndex: -1 });
  }
  const some = logits.map((row) => row.map(() => pick([0, 0.125, 0.25, 0.5, 1])));
  return withProbabilities(logits, random() < 0.3 ? probabilities(logits, dtype) : some, options);
}

describe('the oracle', () => {
  it('says what the definition says of two logits', () => {
    expect(agree(withLabels([[0, 600]], [1]), 'float64')).toBe(7);
  });

  it.each(Object.keys(FAMILIES))('says what the definition says of drawn problems: %s', (family) => {
    const tiers = noTiers();
    let count = 0;
    for (let k = 0; count < 1600; k++) count += agree(drawn(family, DTYPES[k % 4]!), pick(DTYPES), tiers);
    expect(tiers.reference).toBe(0);
  });

  it('says what the definition says of three hundred classes', () => {
    const logits = Array.from({ length: 300 }, () => random() * 40);
    agree(withLabels([logits], [7]), 'float64');
    agree(withProbabilities([logits], probabilities([logits], 'float64')), 'float32');
  });

  it('counts every result and fact once', () => {
    const tiers = noTiers();
    agree(withLabels([[1, 2, -Infinity]], [0], { reduction: 'sum' }), 'float64', tiers);
    const { doubleDouble, rational, fixedPoint, reference } = tiers;
    // P, L and G of three classes, the loss, ln S, and the row loss.
    expect(doubleDouble + rational + fixedPoint + reference).toBe(12);
  });

  it('rounds three equal maxima to the last bit', () => {
    // 1/3 - P = r/(3 S), and a product by 3 is not exact.
    const near = [0.3821136615957329, 0.3821136615957327, 0.3821136615957328, 0.38211366159573273];
    agree(
      withLabels([[near[0]!, near[0]!, near[1]!, near[0]!, near[2]!, near[3]!, near[3]!, near[1]!]], [0]),
      'float64',
    );
  });

  it('gives a row that is ignored no loss, whatever its logits', () => {
    agree(
      withLabels(
        [
          [-Infinity, 1],
          [0, 2],
        ],
        [-1, 0],
        { ignoreIndex: -1 },
      ),
      'float64',
    );
  });

  it('refuses what has no value, as the definition does', () => {
    const bare: Problem = { logits: matrix([[1, 2]]), reduction: 'mean' };
    for (const by of [expected, byDefinition]) {
      expect(() => by(bare, { cross_entropy: 'float64' })).toThrow('targets: the loss');
      expect(() => by(withLabels([[1, 2]], [5]), { softmax: 'float64' })).toThrow('labels: row 0 has 5');
    }
    expect(expected(bare, { softmax: 'float64' }).facts).toEqual(
      byDefinition(bare, { softmax: 'float64' }).facts,
    );
  });

  it('decides ordinary problems by double-double alone', () => {
    const tiers = noTiers();
    agree(withLabels([[0.3, -1.7, 2.2, 0.9]], [1]), 'float64', tiers);
    expect(tiers).toEqual({ ...noTiers(), doubleDouble: tiers.doubleDouble });
    expect(tiers.doubleDouble).toBeGreaterThan(13);
  });

  it('decides a tie by the sign of an unreachable tail, without the definition', () => {
    const tiers = noTiers();
    agree(withLabels([[2 ** 53, -1]], [1]), 'float64', tiers);
    expect(tiers.reference).toBe(0);
  });

  it('rounds equal logits as the rationals they are', () => {
    const tiers = noTiers();
    for (const classes of [1, 3, 512, 4096]) {
      agree(withLabels([new Array(classes).fill(2)], [0]), 'bfloat16', tiers);
      agree(withLabels([new Array(classes).fill(2)], [0]), 'float16', tiers);
    }
    expect(tiers.reference).toBe(0);
  });

  it('decides dense gradients that cancel in fixed point', () => {
    const tiers = noTiers();
    const p = expected(withLabels([[0.3, 0]], [0]), { softmax: 'float64' }).quantities.softmax!.values;
    agree(withProbabilities([[0.3, 0]], [[...p]]), 'float64', tiers);
    agree(withProbabilities([[1000, 0, 0]], [[0.25, 1, 2 ** -53]]), 'float64', tiers);
    agree(withProbabilities([[0, 1e-300]], [[2 ** -53, 1 + 2 ** -52]]), 'float64', tiers);
    expect(tiers.fixedPoint).toBeGreaterThan(0);
    expect(tiers.reference).toBe(0);
  });

  it('finds infinite and overflowing losses, and means of which the sum overflows', () => {
    agree(withLabels([[0, -Infinity]], [1]), 'float64');
    agree(withLabels([[1e308, -1e308]], [1]), 'float64');
    agree(
      withLabels(
        [
          [1.7e308, -1.7e308],
          [0, 1],
        ],
        [1, 0],
      ),
      'float64',
    );
    agree(
      withLabels(
        [
          [1.5e308, 0],
          [1.5e308, 0],
        ],
        [1, 1],
      ),
      'float64',
    );
    agree(
      withLabels(
        [
          [1.5e308, 0],
          [1.5e308, 0],
        ],
        [1, 1],
        { reduction: 'sum' },
      ),
      'float64',
    );
  });
});
