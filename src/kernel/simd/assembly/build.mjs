// Compiles this folder to ../binary.ts: WebAssembly in a string, so that it goes wherever the package goes.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const OPTIONS = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--importMemory',
  '--enable',
  'simd',
];

/** The text of ../binary.ts. */
export async function compiled() {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  let bytes = new Uint8Array();
  const { error, stderr } = await asc.main(
    ['direct-rows.ts', '--baseDir', folder, '--outFile', 'direct-rows.wasm', ...OPTIONS],
    {
      writeFile(_name, contents) {
        bytes = contents;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return `// Made by assembly/build.mjs: npm run build.
export const BINARY: string =
  '${Buffer.from(bytes).toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../binary.ts', import.meta.url);
  const text = await compiled();
  writeFileSync(target, text);
}
