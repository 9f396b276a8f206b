import { arraysOf, byteLength, type NamedArray } from './arrays.ts';
import { contentsOf } from './contents.ts';
import type { Batch, VectorFormat } from './format.ts';
import { repeatable } from './repeatable.ts';

const TYPE = { float64: 'F64', float32: 'F32', float16: 'F16', bfloat16: 'BF16', int64: 'I64' } as const;

/** The largest header that the library reads: https://github.com/huggingface/safetensors, MAX_HEADER_SIZE. */
const LONGEST_HEADER = 100_000_000;

/** A file of safetensors a batch, and what is said in words as JSON in its metadata. */
export const safetensors: VectorFormat = {
  id: 'safetensors',
  cannot: (feature) => (feature === 'digits' ? 'no number has 40 digits' : undefined),
  files: (batch) => [{ name: `${batch.name}.safetensors`, bytes: repeatable(() => bytesOf(batch)) }],
};

/** @throws RangeError if there are so many tensors that their names make no header that can be read */
function* bytesOf(batch: Batch): Generator<Uint8Array> {
  const arrays = batch.cases.flatMap(arraysOf).sort((a, b) => WIDTH[b.type] - WIDTH[a.type]);
  yield headerOf(batch, arrays);
  for (const array of arrays) yield* array.bytes();
}

/** Wide elements stand first, so that each begins at a multiple of its width. */
const WIDTH = { float64: 8, int64: 8, float32: 4, float16: 2, bfloat16: 2 } as const;

function headerOf(batch: Batch, arrays: readonly NamedArray[]): Uint8Array {
  let at = 0;
  const tensors = arrays.map((array) => {
    const start = at;
    at += byteLength(array);
    return [array.name, { dtype: TYPE[array.type], shape: array.shape, data_offsets: [start, at] }];
  });
  const metadata = { softproof: JSON.stringify(contentsOf(batch)) };
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(tensors) });
  const json = new TextEncoder().encode(text);
  const length = Math.ceil(json.length / 8) * 8;
  if (length > LONGEST_HEADER) {
    throw new RangeError(
      `${batch.name}: ${arrays.length} tensors take a header of ${length} bytes, where safetensors reads ${LONGEST_HEADER}`,
    );
  }
  const header = new Uint8Array(8 + length).fill(0x20);
  new DataView(header.buffer).setBigUint64(0, BigInt(length), true);
  header.set(json, 8);
  return header;
}
