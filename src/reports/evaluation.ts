import type { Reduction } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { toHex } from '../numeric/bits.ts';
import { type Dtype, formatOf } from '../numeric/format.ts';
import { show } from '../numeric/text.ts';

/** One exact value: its decimals, the side on which the rest lies, and the float nearest to it. */
export interface Evaluated {
  readonly text: string;
  readonly rest: -1 | 0 | 1;
  readonly value: number;
}

/** The values of a quantity, or the logits themselves, row-major; one that stands alone has no classes. */
export interface EvaluatedTable {
  readonly title: string;
  readonly classes?: number;
  readonly values: readonly Evaluated[];
}

const REST = { [-1]: ', a little less', 0: ', exactly', 1: ', a little more' } as const;

/** Exact values for people: each with its decimals, and the correctly rounded float of a dtype with its bits. */
export function evaluation(tables: readonly EvaluatedTable[], dtype: Dtype): string {
  return `${tables.map((one) => table(one, dtype)).join('\n\n')}\n`;
}

/** The title of a quantity, with what it is. */
export function titleOf(quantity: Quantity, reduction: Reduction, hasUpstream: boolean): string {
  const each = hasUpstream ? 'each row loss, times what comes down to it' : 'each row loss';
  if (quantity === 'cross_entropy')
    return `cross_entropy (${reduction === 'none' ? 'of each row' : reduction})`;
  if (quantity === 'cross_entropy_grad')
    return `cross_entropy_grad (of ${reduction === 'none' ? each : `the ${reduction}`})`;
  return quantity;
}

function table({ title, classes, values }: EvaluatedTable, dtype: Dtype): string {
  const places = values.map((_, n) =>
    classes === undefined ? '' : `[${Math.floor(n / classes)}, ${n % classes}]`,
  );
  const width = Math.max(...places.map((place) => place.length));
  const lines = values.flatMap(({ text, rest, value }, n) => [
    `  ${places[n]!.padEnd(width)}  ${text}${REST[rest]}`,
    `  ${' '.repeat(width)}  ${dtype} ${show(value)}, bits ${toHex(value, formatOf(dtype))}`,
  ]);
  return [title, ...lines].join('\n');
}
