import { loadSimd } from '../../dist/kernel/simd/load.js';

/**
 * Our own kernels, the one that should be fastest last: that one is what others are compared with.
 *
 * To add one: its name, and `open(floats)`, which gives `matrix` for the arrays that logits and results lie in, so many
 * numbers all together, and the `build` that the functions of dist/kernel are to use, if it is another than their own.
 */
export const OWN_KERNELS = {
  plain: {
    name: 'softproof, plain',
    open: async () => ({ matrix: (length) => new Float64Array(length) }),
  },
  simd: {
    name: 'softproof, SIMD',
    open: async (floats) => {
      const build = await loadSimd(floats);
      if (!build) throw new Error('there is no WebAssembly SIMD here');
      return { matrix: (length) => build.float64(length), build };
    },
  },
};
