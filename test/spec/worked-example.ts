import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { DTYPES, type Dtype } from '../../src/numeric/format.ts';
import { type Tensor, tensor } from '../../src/numeric/tensor.ts';
import { read } from '../../src/numeric/text.ts';

/** One problem of an example block, and the decimals that the text expects of it; `none`: it has no value. */
export interface WorkedExample {
  readonly problem: Problem;
  readonly dtype: Dtype;
  readonly expected: Readonly<Partial<Record<Quantity, readonly number[] | 'none'>>>;
}

const OTHER_KEYS: readonly string[] = [
  'dtype',
  'logits',
  'labels',
  'targets',
  'weights',
  'label_smoothing',
  'ignore_index',
  'reduction',
  'upstream',
];

/** Reads a fenced block of language `example`: problems apart by empty lines, `key: value` lines, `#` comments. */
export function readExample(block: string): WorkedExample[] {
  return block
    .trim()
    .split(/\n\s*\n/)
    .map(readOne);
}

function readOne(text: string): WorkedExample {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const fields = new Map(lines.map((line) => [before(line), after(line)]));
  const isQuantity = (key: string): key is Quantity => (QUANTITIES as readonly string[]).includes(key);
  for (const key of fields.keys()) {
    if (!isQuantity(key) && !OTHER_KEYS.includes(key)) throw new Error(`"${key}" is no key of an example`);
  }
  const dtype = DTYPES.find((known) => known === (fields.get('dtype') ?? 'float64'));
  if (!dtype) throw new Error(`"${fields.get('dtype')}" is no dtype`);
  const expected = [...fields].flatMap(([key, value]) =>
    isQuantity(key) ? [[key, value === 'none' ? value : numbers(value).flat()] as const] : [],
  );
  return { problem: problemOf(fields, dtype), dtype, expected: Object.fromEntries(expected) };
}

function problemOf(fields: ReadonlyMap<string, string>, dtype: Dtype): Problem {
  const matrix = (key: string): Tensor | undefined => {
    const rows = fields.has(key) ? numbers(fields.get(key) ?? '') : undefined;
    return rows && tensor(dtype, [rows.length, rows[0]?.length ?? 0], rows.flat());
  };
  const vector = (key: string): Tensor | undefined => {
    const values = fields.has(key) ? numbers(fields.get(key) ?? '').flat() : undefined;
    return values && tensor(dtype, [values.length], values);
  };
  const logits = matrix('logits');
  if (!logits) throw new Error('an example needs logits');
  const labels = vector('labels');
  const targets = matrix('targets');
  const weights = vector('weights');
  const upstream = vector('upstream');
  const [labelSmoothing] = vector('label_smoothing')?.values ?? [];
  const [ignoreIndex] = vector('ignore_index')?.values ?? [];
  const reduction = fields.get('reduction') ?? 'mean';
  if (reduction !== 'mean' && reduction !== 'sum' && reduction !== 'none') throw new Error(reduction);
  return {
    logits,
    reduction,
    ...(labels && { targets: { kind: 'index', values: Int32Array.from(labels.values) } }),
    ...(targets && { targets: { kind: 'probabilities', values: targets } }),
    ...(weights && { weights }),
    ...(upstream && { upstream }),
    ...(labelSmoothing !== undefined && { labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignoreIndex }),
  };
}

/** `0 1 / 2*2` is [[0, 1], [2, 2]]. */
function numbers(text: string): number[][] {
  return text.split('/').map((row) => row.trim().split(/\s+/).flatMap(repeated));
}

function repeated(word: string): number[] {
  const [decimal = '', times = '1'] = word.split('*');
  const value = read(decimal);
  if (value === undefined) throw new Error(`"${word}" is no number`);
  return Array<number>(Number(times)).fill(value);
}

function before(line: string): string {
  return line.slice(0, line.indexOf(':'));
}

function after(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim();
}
