import { UsageError } from '../contract/errors.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import type { Place } from './cells.ts';

/** A cell that must be claimed; without a dtype, at one dtype at least. */
export interface Requirement {
  readonly quantity: Quantity;
  readonly dtype?: Dtype;
}

/**
 * Reads `quantity` or `quantity:dtype`.
 * @throws UsageError on any other text
 */
export function readRequirement(text: string): Requirement {
  const [name, format, ...rest] = text.split(':');
  const quantity = QUANTITIES.find((known) => known === name);
  const dtype = DTYPES.find((known) => known === format);
  if (!quantity) throw new UsageError(`--require ${text}: the quantities are ${QUANTITIES.join(', ')}`);
  if (format === undefined) return { quantity };
  if (!dtype || rest.length > 0)
    throw new UsageError(`--require ${text}: the dtypes are ${DTYPES.join(', ')}`);
  return { quantity, dtype };
}

/** The requirements that no claimed cell meets, as `quantity` or `quantity:dtype`. */
export function unmet(required: readonly Requirement[], claimed: readonly Place[]): string[] {
  const met = ({ quantity, dtype }: Requirement) =>
    claimed.some((cell) => cell.quantity === quantity && (dtype === undefined || cell.dtype === dtype));
  return required
    .filter((requirement) => !met(requirement))
    .map(({ quantity, dtype }) => (dtype === undefined ? quantity : `${quantity}:${dtype}`));
}
