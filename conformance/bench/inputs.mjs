/** Uniform numbers in [0, 1) by a linear congruential generator: the same on every machine. */
export function uniform(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What the suite's families of logits ask of a source of randomness. */
export function randomSource(seed) {
  const next = uniform(seed);
  return { nextInt: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}

/**
 * Logits of about N(0, 2^2), the sum of twelve uniform numbers each, and labels of any class: the mild data that speed is
 * measured on. Every logit is a float32, so that nobody has an easier problem than others.
 */
export function ordinary(rows, classes) {
  const next = uniform(rows * classes);
  const normal = () => {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += next();
    return Math.fround(2 * sum);
  };
  return {
    rows,
    classes,
    logits: Float64Array.from({ length: rows * classes }, normal),
    labels: Int32Array.from({ length: rows }, () => Math.floor(next() * classes)),
  };
}
