/**
 * What no kernel of ours can be faster than, in the same WebAssembly on the same core: node bounds.mjs memory | arithmetic.
 *
 * - memory: every logit is read once and every result written once, two to a vector; nothing is computed.
 * - arithmetic: for two elements as many additions, multiplications and comparisons as the SIMD build has for two elements of
 *   a long row (src/kernel/simd/assembly), on registers, none of which waits for another.
 */
import asc from 'assemblyscript/asc';
import { serve } from './serve.mjs';

/** Of exponentials.ts: 8, 8 and 2 (the range); of sums.ts: 2 additions; of quotients.ts: 2 and 3. */
const ADDITIONS = 12;
const MULTIPLICATIONS = 11;
const COMPARISONS = 2;

/** Each takes part in no more than two operations a turn, and there are registers for all. */
const SUMS = 6;
const PRODUCTS = 6;

const sums = Array.from({ length: SUMS }, (_, k) => `s${k}`);
const products = Array.from({ length: PRODUCTS }, (_, k) => `p${k}`);
const each = (count, names, of) =>
  Array.from({ length: count }, (_, k) => of(names[k % names.length])).join('\n    ');

const SOURCE = `
export function memory(x: usize, out: usize, elements: i32): void {
  const end = x + (<usize>elements << 3);
  for (; x < end; x += 16, out += 16) v128.store(out, v128.load(x));
}

export function arithmetic(x: usize, out: usize, elements: i32): void {
  const zero = v128.load(0);
  ${[...sums, ...products].map((name) => `let ${name} = zero;`).join('\n  ')}
  let low = zero;
  let high = zero;
  for (let n: i32 = 0; n < elements; n += 2) {
    ${each(ADDITIONS, sums, (s) => `${s} = f64x2.add(${s}, zero);`)}
    ${each(MULTIPLICATIONS, products, (p) => `${p} = f64x2.mul(${p}, zero);`)}
    ${each(COMPARISONS, ['low = f64x2.pmin(low', 'high = f64x2.pmax(high'], (of) => `${of}, zero);`)}
  }
  v128.store(out, ${[...sums, ...products, 'low', 'high'].reduce((a, b) => `f64x2.add(${a}, ${b})`)});
}
`;

const OPTIONS = [
  '-O3',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--importMemory',
  '--noExportMemory',
  '--enable',
  'simd',
];

async function compiled() {
  let bytes;
  const { error, stderr } = await asc.main(['bounds.ts', '--outFile', 'bounds.wasm', ...OPTIONS], {
    readFile: (name) => (name === 'bounds.ts' ? SOURCE : null),
    writeFile: (_name, contents) => {
      bytes = contents;
    },
  });
  if (error) throw new Error(`${error.message}: ${stderr.toString()}`);
  return WebAssembly.compile(bytes);
}

const bound = process.argv[2];
const module = await compiled();

function step({ logits }) {
  const pages = Math.ceil((2 * logits.byteLength + 64) / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages });
  // At 0 there stays a 0.
  const at = 16;
  new Float64Array(memory.buffer, at).set(logits);
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const call = instance.exports[bound];
  return () => call(at, at + 8 * (logits.length + 2), logits.length);
}

await serve(
  { name: `${bound} bound`, version: '–', dtype: 'float64' },
  { 'loss and gradient': step, softmax: step },
);
