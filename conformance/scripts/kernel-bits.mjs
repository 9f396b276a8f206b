// Prints digests of the kernel's answers, to compare engines by: node conformance/scripts/kernel-bits.mjs
import { crossEntropyWithGradient } from '../../dist/kernel/cross-entropy.js';
import { loadSimd } from '../../dist/kernel/simd/load.js';
import { logSoftmax, softmax } from '../../dist/kernel/softmax.js';
import { kernelBits } from './kernel-digest.mjs';

const bits = await kernelBits({ softmax, logSoftmax, crossEntropyWithGradient, loadSimd });
console.log(JSON.stringify(bits, undefined, 2));
