import type { ExpectedRecord, ProblemRecord, TensorRecord, VectorFile } from '../../../src/vectors/schema.ts';

// What read.py and read.c are to print, from the JSON of the same vectors: by the text of spec/vector-format.md, and by
// none of the code that wrote either.

/** An array as a reader prints it, under `id|dtype of the logits|name`. */
export interface Shown {
  readonly type: string;
  readonly shape: readonly number[];
  readonly bits: readonly string[];
}

const LEVELS = ['safe', 'stable', 'accurate', 'faithful', 'exact'] as const;

/** All arrays of a vector file, the limits as values. */
export function arraysOf(file: VectorFile): Map<string, Shown> {
  const arrays = new Map<string, Shown>();
  for (const { id, problem, expected } of file.cases) {
    const key = (name: string) => `${id}|${file.dtype}|${name}`;
    for (const name of ['logits', 'probabilities', 'weights', 'upstream'] as const) {
      const tensor = problem[name];
      if (tensor) arrays.set(key(name), { type: tensor.dtype, shape: tensor.shape, bits: tensor.bits });
    }
    if (problem.labels) arrays.set(key('labels'), labelsOf(problem, problem.labels));
    for (const one of expected) {
      const name = `${one.quantity}/${one.correct.dtype}`;
      const { dtype: type, shape, bits } = one.correct;
      arrays.set(key(`${name}/correct`), { type, shape, bits });
      arrays.set(key(`${name}/lowest`), limitsOf(one, 'lowest'));
      arrays.set(key(`${name}/highest`), limitsOf(one, 'highest'));
    }
  }
  return arrays;
}

/** Labels are a list in JSON, and elsewhere of the shape of the logits without their axis of classes. */
function labelsOf({ logits, axis }: ProblemRecord, labels: readonly number[]): Shown {
  const bits = labels.map((label) => hex(BigInt.asUintN(64, BigInt(label)), 64));
  return { type: 'int64', shape: logits.shape.filter((_, k) => k !== (axis ?? 1)), bits };
}

function limitsOf({ correct, levels }: ExpectedRecord, end: 'lowest' | 'highest'): Shown {
  const width = widthOf(correct);
  const sign = 1n << BigInt(width - 1);
  const bits = LEVELS.flatMap((level) =>
    correct.bits.map((pattern, n) => {
      const [size, negative] = [BigInt(`0x${pattern}`) % sign, BigInt(`0x${pattern}`) >= sign];
      const place = (negative ? -size : size) + BigInt(levels[level][end][n]!);
      return hex(place < 0n ? sign - place : place, width);
    }),
  );
  return { type: correct.dtype, shape: [LEVELS.length, ...correct.shape], bits };
}

function widthOf({ dtype }: TensorRecord): number {
  return dtype === 'float64' ? 64 : dtype === 'float32' ? 32 : 16;
}

function hex(bits: bigint, width: number): string {
  return bits.toString(16).padStart(width / 4, '0');
}

/** The same numbers as doubles, as C has them. */
export function asDoubles({ type, shape, bits }: Shown): Shown {
  const size = shape.reduce((product, side) => product * side, 1);
  if (type === 'int64') return { type, shape: [size], bits };
  return { type: 'float64', shape: [size], bits: bits.map((pattern) => doubleOf(type, pattern)) };
}

function doubleOf(type: string, pattern: string): string {
  if (type === 'float64') return pattern;
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, Number.parseInt(pattern, 16) * (type === 'bfloat16' ? 65_536 : 1));
  view.setFloat64(0, type === 'float16' ? half(Number.parseInt(pattern, 16)) : view.getFloat32(0));
  return hex(view.getBigUint64(0), 64);
}

function half(pattern: number): number {
  const sign = pattern >= 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(pattern >> 10) & 31, pattern & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The arrays that a reader printed; one that is printed twice has to be the same both times. */
export function shownBy(output: string): Map<string, Shown> {
  const arrays = new Map<string, Shown>();
  for (const line of output.split('\n').filter((each) => each.startsWith('array|'))) {
    const [, id, dtype, name, type = '', shape = '', text = ''] = line.split('|');
    const sides = shape === '' ? [] : shape.split(',').map(Number);
    const count = sides.reduce((product, side) => product * side, 1);
    const width = text.length / count;
    const bits = Array.from({ length: count }, (_, k) => text.slice(k * width, (k + 1) * width));
    const key = `${id}|${dtype}|${name}`;
    const shown = { type, shape: sides, bits };
    const before = arrays.get(key);
    if (before && !same(before, shown)) throw new Error(`${key} is printed twice, and differs`);
    arrays.set(key, shown);
  }
  return arrays;
}

/** The keys under which two readings differ. Only limits have no sign of zero. */
export function differing(a: ReadonlyMap<string, Shown>, b: ReadonlyMap<string, Shown>): string[] {
  const keys = new Set([...a.keys(), ...b.keys()]);
  const unsigned = (shown: Shown): Shown => ({
    ...shown,
    bits: shown.bits.map((bits) => bits.replace(/^80*$/, (zero) => '0'.repeat(zero.length))),
  });
  return [...keys].filter((key) => {
    const [left, right] = [a.get(key), b.get(key)];
    if (!left || !right) return true;
    return key.endsWith('est') ? !same(unsigned(left), unsigned(right)) : !same(left, right);
  });
}

function same(a: Shown, b: Shown): boolean {
  return a.type === b.type && `${a.shape}` === `${b.shape}` && `${a.bits}` === `${b.bits}`;
}

/** What readers print in words. */
export function wordsBy(output: string): unknown[] {
  const lines = output.split('\n').filter((line) => line.startsWith('words|'));
  return lines.map((line) => JSON.parse(line.slice('words|'.length)));
}
