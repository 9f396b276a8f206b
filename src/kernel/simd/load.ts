import { SimdDirectRows } from './simd-direct-rows.ts';
import { webAssembly } from './webassembly.ts';

/**
 * The SIMD build of the kernel's direct path with a memory for `floats` numbers: give it to the functions of the kernel as
 * `build`, and take logits and results from its `float64`, so that nothing is copied. Undefined where there is no
 * WebAssembly SIMD; without a build the functions do the same, to the bit, in plain TypeScript.
 */
export async function loadSimd(floats: number): Promise<SimdDirectRows | undefined> {
  const engine = webAssembly();
  if (!engine) return undefined;
  const { BINARY } = await import('./binary.ts');
  const bytes = Uint8Array.from(atob(BINARY), (letter) => letter.charCodeAt(0));
  if (!engine.validate(bytes)) return undefined;
  return new SimdDirectRows(engine, await engine.compile(bytes), floats);
}
