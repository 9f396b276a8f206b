import { expect, it } from 'vitest';
import { crossEntropyWithGradient } from '../../src/kernel/cross-entropy.ts';
import { loadSimd } from '../../src/kernel/simd/load.ts';
import { logSoftmax, softmax } from '../../src/kernel/softmax.ts';

const script: string = '../../conformance/scripts/kernel-digest.mjs';

it('the bits of the kernel are those of every other engine, with SIMD or without', async () => {
  const { kernelBits } = await import(script);
  const kernel = { softmax, logSoftmax, crossEntropyWithGradient, loadSimd };
  expect(await kernelBits(kernel)).toEqual({
    all: '1a0e52f3 of 343847',
    labelled: 'e8f7647c of 114478',
    simd: 'e8f7647c of 114478',
  });
});
