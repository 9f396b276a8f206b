import { UsageError } from '../contract/errors.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Finding } from '../contract/report.ts';
import type { Cell } from '../contract/subject.ts';
import { DTYPES, type Dtype, formatOf, isWithin } from '../numeric/format.ts';
import { at } from './cells.ts';

/**
 * A cell that must be claimed; without a dtype, at one dtype at least. The answers are in the dtype named, or in one that
 * loses nothing against the logits.
 */
export interface Requirement {
  readonly quantity: Quantity;
  readonly dtype?: Dtype;
  readonly output?: Dtype;
}

/**
 * Reads `quantity`, `quantity:dtype` or `quantity:dtype:output`.
 * @throws UsageError on any other text
 */
export function readRequirement(text: string): Requirement {
  const [name, ...formats] = text.split(':');
  const quantity = QUANTITIES.find((known) => known === name);
  const [dtype, output] = formats.map((format) => DTYPES.find((known) => known === format));
  if (!quantity) throw new UsageError(`--require ${text}: the quantities are ${QUANTITIES.join(', ')}`);
  if (formats.length > 2)
    throw new UsageError(`--require ${text}: write quantity, quantity:dtype or quantity:dtype:output`);
  if (formats.length !== [dtype, output].filter(Boolean).length)
    throw new UsageError(`--require ${text}: the dtypes are ${DTYPES.join(', ')}`);
  return { quantity, ...(dtype && { dtype }), ...(output && { output }) };
}

/** The requirements that no claimed cell meets, as they were written, each with the reason if it is not plain. */
export function unmet(
  required: readonly Requirement[],
  claimed: readonly Cell[],
  findings: readonly Finding[],
): string[] {
  return required.flatMap((requirement) => {
    const { quantity, dtype, output } = requirement;
    const cells = claimed.filter((cell) => cell.quantity === quantity && (!dtype || cell.dtype === dtype));
    const fine = cells.filter((cell) => (output ? cell.output === output : !isCoarse(cell)));
    if (fine.some((cell) => !isUnjudged(cell, findings))) return [];
    const text = [quantity, dtype, output].filter(Boolean).join(':');
    if (cells.length === 0) return [text];
    return [fine.length === 0 ? `${text} (answered in ${cells[0]!.output})` : `${text} (not judged)`];
  });
}

/** Whether the answers lose some of what the logits can tell. */
export function isCoarse({ dtype, output }: Cell): boolean {
  return !isWithin(formatOf(dtype), formatOf(output));
}

/** Whether a cell is claimed, and no check had anything to ask of it. */
function isUnjudged(cell: Cell, findings: readonly Finding[]): boolean {
  return findings.filter(at(cell)).every(({ status }) => status === 'skip');
}
