import type { Quantity } from '../contract/quantity.ts';
import { toHex } from '../numeric/bits.ts';
import { formatOf } from '../numeric/format.ts';
import { show } from '../numeric/text.ts';

/** One exact value: its decimals, the side on which the rest lies, and the float64 nearest to it. */
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

/** Exact values for people: each with its decimals, and the correctly rounded float64 with its bits. */
export function evaluation(tables: readonly EvaluatedTable[]): string {
  return `${tables.map(table).join('\n\n')}\n`;
}

/** The title of a quantity, with what it is. */
export const TITLES: Readonly<Record<Quantity, string>> = {
  softmax: 'softmax',
  log_softmax: 'log_softmax',
  cross_entropy: 'cross_entropy (mean)',
  cross_entropy_grad: 'cross_entropy_grad (of the mean)',
};

function table({ title, classes, values }: EvaluatedTable): string {
  const places = values.map((_, n) =>
    classes === undefined ? '' : `[${Math.floor(n / classes)}, ${n % classes}]`,
  );
  const width = Math.max(...places.map((place) => place.length));
  const lines = values.flatMap(({ text, rest, value }, n) => [
    `  ${places[n]!.padEnd(width)}  ${text}${REST[rest]}`,
    `  ${' '.repeat(width)}  float64 ${show(value)}, bits ${toHex(value, formatOf('float64'))}`,
  ]);
  return [title, ...lines].join('\n');
}
