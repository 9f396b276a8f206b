const SHAPES = [
  [40, 3],
  [12, 64],
  [5, 257],
  [2, 3001],
];

/** From logits that are nearly equal to those whose terms are 0; up to 300 they go the direct path. */
const SPREADS = [1e-9, 1, 30, 300, 700, 5000, 1e8];

/**
 * Digests of the kernel's answers, which are the same in every engine (spec/kernel.md), by nothing but the language:
 * of all quantities with all kinds of options; of softmax, mean loss and gradient alone; and of these with SIMD, if
 * it is there.
 */
export async function kernelBits({ softmax, logSoftmax, crossEntropyWithGradient, loadSimd }) {
  const all = digest();
  const labelled = digest();
  const simd = digest();
  for (const [s, [rows, classes]] of SHAPES.entries()) {
    const build = await loadSimd(2 * rows * classes);
    const within = build?.float64(rows * classes);
    const out = build?.float64(rows * classes);
    for (const [k, spread] of SPREADS.entries()) {
      const draw = generator(100 * s + k);
      const fill = (length, next) => Float64Array.from({ length }, next);
      const logits = fill(rows * classes, () => (draw() / 2 ** 31 - 1) * spread);
      const labels = Int32Array.from({ length: rows }, () => draw() % classes);
      const targets = fill(rows * classes, () => draw() / 2 ** 32);
      const weights = fill(classes, () => draw() / 2 ** 30);
      const ask = (sum, x, wanted, options) => {
        const { loss, gradient } = crossEntropyWithGradient(x, wanted, rows, classes, options);
        sum.add(gradient);
        sum.add(typeof loss === 'number' ? [loss] : loss);
      };
      all.add(softmax(logits, rows, classes));
      all.add(logSoftmax(logits, rows, classes));
      for (const options of [{ weights }, { labelSmoothing: 0.1 }, { reduction: 'none' }]) {
        ask(all, logits, labels, options);
      }
      ask(all, logits, undefined, { targets });
      labelled.add(softmax(logits, rows, classes));
      ask(labelled, logits, labels, {});
      if (!build) continue;
      within.set(logits);
      simd.add(softmax(within, rows, classes, { build, out }));
      ask(simd, within, labels, { build, gradient: out });
    }
  }
  const found = { all: all.text(), labelled: labelled.text() };
  return (await loadSimd(1)) ? { ...found, simd: simd.text() } : found;
}

/** Whole numbers from 0 to 2^32 - 1 (Marsaglia's xorshift). */
function generator(seed) {
  let x = seed + 0x9e3779b9;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

/** FNV-1a over the 32-bit halves of floats, the lower one first. */
function digest() {
  const bits = new DataView(new ArrayBuffer(8));
  let sum = 0x811c9dc5;
  let count = 0;
  return {
    add(values) {
      for (const value of values) {
        bits.setFloat64(0, value);
        for (const at of [4, 0]) sum = Math.imul(sum ^ bits.getUint32(at), 0x01000193);
        count++;
      }
    },
    text: () => `${(sum >>> 0).toString(16).padStart(8, '0')} of ${count}`,
  };
}
