import { describe, expect, it, vi } from 'vitest';
import { crossEntropy, crossEntropyWithGradient } from '../../../src/kernel/cross-entropy.ts';
import type { Reduction } from '../../../src/kernel/loss-options.ts';
import { BINARY } from '../../../src/kernel/simd/binary.ts';
import { loadSimd } from '../../../src/kernel/simd/load.ts';
import type { SimdDirectRows } from '../../../src/kernel/simd/simd-direct-rows.ts';
import { softmax } from '../../../src/kernel/softmax.ts';
import { scatter } from '../../numeric/floats.ts';

const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];
const SHAPES = [1, 2, 3, 4, 5, 7, 8, 9, 31, 255, 256, 257, 259, 511, 513, 1030].map(
  (classes, n) => [1 + ((n * 7) % 12), classes] as const,
);

async function simd(floats: number): Promise<SimdDirectRows> {
  const build = await loadSimd(floats);
  if (!build) throw new Error('this engine has no WebAssembly SIMD');
  return build;
}

/** Logits of some spread; now and then one that is not for the direct path. */
function drawn(rows: number, classes: number, spread: number, seed: number): Float64Array {
  const high = [...scatter(rows * classes, seed)];
  const low = [...scatter(rows * classes, seed + 1)];
  return Float64Array.from(high, (bits, n) => {
    if (low[n]! % 1500 === 0) return [-Infinity, 301, -301, Number.NaN, -5000.5][bits % 5]!;
    return (bits / 2 ** 31 - 1 + low[n]! / 2 ** 63) * spread;
  });
}

const bitsOf = (values: Float64Array) => new BigUint64Array(values.slice().buffer);

describe('the SIMD build', () => {
  it('gives the same as plain TypeScript, to the bit', async () => {
    for (const [k, [rows, classes]] of SHAPES.entries()) {
      for (const [s, spread] of [1e-9, 1, 30, 300].entries()) {
        const values = drawn(rows, classes, spread, 97 * k + s + 1);
        const labels = Int32Array.from(scatter(rows, k + 1), (bits) => bits % classes);
        const reduction = REDUCTIONS[(k + s) % 3]!;
        const ignoreIndex = s === 1 ? labels[rows >> 1]! : -1;
        const build = await simd(2 * values.length + rows);
        const logits = build.float64(values.length);
        const gradient = build.float64(values.length);
        const out = build.float64(rows);
        logits.set(values);

        const fast = crossEntropyWithGradient(logits, labels, rows, classes, {
          reduction,
          ignoreIndex,
          gradient,
          build,
          out,
        });
        const plain = crossEntropyWithGradient(values, labels, rows, classes, { reduction, ignoreIndex });
        expect(fast.loss, `${rows} x ${classes}`).toEqual(plain.loss);
        expect(bitsOf(gradient)).toEqual(bitsOf(plain.gradient));
        expect(crossEntropy(logits, labels, rows, classes, { reduction, ignoreIndex, build, out })).toEqual(
          plain.loss,
        );
        expect(bitsOf(softmax(logits, rows, classes, { build, out: gradient }))).toEqual(
          bitsOf(softmax(values, rows, classes)),
        );
      }
    }
  });

  it('adds up terms that are near each other in the same order', async () => {
    const [rows, classes] = [100, 1000];
    const values = Float64Array.from(scatter(rows * classes, 3), (bits) => (bits / 2 ** 31 - 1) * 6);
    const build = await simd(2 * values.length);
    const logits = build.float64(values.length);
    logits.set(values);
    const fast = softmax(logits, rows, classes, { build, out: build.float64(values.length) });
    expect(bitsOf(fast)).toEqual(bitsOf(softmax(values, rows, classes)));
  });

  it('goes on after rows that are not direct', async () => {
    const build = await simd(12);
    const logits = build.float64(6);
    logits.set([0, 0, 0, 700, 5, 5]);
    const labels = [0, 0, 1];
    const { loss, gradient } = crossEntropyWithGradient(logits, labels, 3, 2, {
      build,
      gradient: build.float64(6),
    });
    expect(loss).toBe((700 + 2 * Math.LN2) / 3);
    expect([...gradient].map((g) => 3 * g)).toEqual([-0.5, 0.5, -1, 1, 0.5, -0.5]);
  });

  it('takes the labels of any number of rows', async () => {
    const build = await simd(12_000);
    const logits = build.float64(6000);
    logits.set([...scatter(6000)].map((bits) => bits / 2 ** 30));
    logits[2600] = 700;
    const labels = [...scatter(3000)].map((bits) => bits % 2);
    const options = { build, gradient: build.float64(6000) };
    const plain = crossEntropyWithGradient(logits.slice(), labels, 3000, 2);
    const fast = crossEntropyWithGradient(logits, labels, 3000, 2, options);
    expect(fast.loss).toBe(plain.loss);
    expect(bitsOf(fast.gradient)).toEqual(bitsOf(plain.gradient));
  });

  it('writes to what it is told to write to, and to nothing else', async () => {
    for (const [rows, classes] of [
      [1, 300],
      [99, 3],
      [3, 257],
    ] as const) {
      const n = rows * classes;
      const build = await simd(2 * n + 1);
      const logits = build.float64(n);
      const gradient = build.float64(n);
      const behind = build.float64(1).fill(42);
      logits.set([...scatter(n)].map((bits) => bits / 2 ** 30));
      const before = logits.slice();
      const labels = new Int32Array(rows);
      const plain = crossEntropyWithGradient(before, labels, rows, classes);
      expect(crossEntropy(logits, labels, rows, classes, { build })).toBe(plain.loss);
      crossEntropyWithGradient(logits, labels, rows, classes, { build, gradient });
      expect(bitsOf(gradient)).toEqual(bitsOf(plain.gradient));
      expect([...behind, ...logits]).toEqual([42, ...before]);

      const alone = await simd(n);
      const only = alone.float64(n);
      only.set(before);
      expect(crossEntropy(only, labels, rows, classes, { build: alone })).toBe(plain.loss);
      expect(only).toEqual(before);
    }
  });

  it('leaves matrices elsewhere to plain TypeScript', async () => {
    const build = await simd(0);
    expect([...softmax(Float64Array.of(1, 1), 1, 2, { build })]).toEqual([0.5, 0.5]);
    expect(crossEntropy(Float64Array.of(1, 1), [0], 1, 2, { build })).toBe(Math.LN2);
  });

  it('gives out its memory, in zeros, until there is no more', async () => {
    const build = await simd(10);
    const first = build.float64(4);
    const second = build.float64(6);
    first.fill(1);
    expect([...second]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(() => build.float64(1)).toThrow(new RangeError('length: 1 where there is room for 0'));
  });

  it('is not there without WebAssembly SIMD', async () => {
    const engine = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    try {
      Object.defineProperty(globalThis, 'WebAssembly', { configurable: true, value: undefined });
      vi.stubGlobal('atob', undefined);
      expect(await loadSimd(1)).toBeUndefined();
      vi.unstubAllGlobals();
      Object.defineProperty(globalThis, 'WebAssembly', {
        configurable: true,
        value: { validate: () => false },
      });
      expect(await loadSimd(1)).toBeUndefined();
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', engine);
    }
  });

  it('is what its source compiles to', async () => {
    const build: string = '../../../src/kernel/simd/assembly/build.mjs';
    const { compiled } = await import(build);
    expect(await compiled()).toContain(BINARY);
  });
});
