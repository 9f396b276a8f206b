import type { Encoding } from './choices.ts';

/** Where in a file of a format a byte stands, for people: in which array, at which element; or in which line. */
export function placeOf(encoding: Encoding, file: Uint8Array, at: number): string {
  if (encoding === 'npz') return inArchive(file, at);
  if (encoding === 'safetensors') return inTensors(file, at);
  if (encoding === 'onnx') return 'its message';
  return `line ${file.subarray(0, at).filter((byte) => byte === LINE_FEED).length + 1}`;
}

const LINE_FEED = 10;

/** A tensor as the header of a safetensors file has it. */
interface Tensor {
  readonly dtype: string;
  readonly data_offsets: readonly [number, number];
}

function inTensors(file: Uint8Array, at: number): string {
  const start = 8 + Number(viewOf(file).getBigUint64(0, true));
  if (at < start) return 'the header';
  const header = JSON.parse(textOf(file.subarray(8, start))) as Record<string, Tensor>;
  for (const [name, { dtype, data_offsets: [from = 0, to = 0] = [] }] of Object.entries(header)) {
    const width = Number(/\d+$/.exec(dtype ?? '')?.[0]) / 8;
    if (start + from <= at && at < start + to) return element(name, at - start - from, width);
  }
  return 'the end';
}

/** Members lie one after the other, each behind a header of its own with its name and its size. */
function inArchive(file: Uint8Array, at: number): string {
  const view = viewOf(file);
  let header = 0;
  while (header + 30 <= file.length && view.getUint32(header, true) === LOCAL_HEADER) {
    const size = view.getUint32(header + 18, true);
    const nameEnd = header + 30 + view.getUint16(header + 26, true);
    const start = nameEnd + view.getUint16(header + 28, true);
    const name = textOf(file.subarray(header + 30, nameEnd));
    if (at < start) return `the header of ${name}`;
    if (at < start + size) return inArray(name, file.subarray(start, start + size), at - start);
    header = start + size;
  }
  return 'the directory';
}

const LOCAL_HEADER = 0x04034b50;

/** In a member: `softproof.json`, or an array with a line of text before it that says its type. */
function inArray(name: string, member: Uint8Array, at: number): string {
  const start = 10 + viewOf(member).getUint16(8, true);
  if (!name.endsWith('.npy') || at < start) return name;
  const [, width = '1'] = /'descr': '[^']*?(\d+)'/.exec(textOf(member.subarray(10, start))) ?? [];
  return element(name.slice(0, -'.npy'.length), at - start, Number(width));
}

function element(array: string, at: number, width: number): string {
  return `${array}, element ${Math.floor(at / width)},`;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
