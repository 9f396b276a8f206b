import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';

/** One quantity at one dtype of the logits. */
export interface Place {
  readonly quantity: Quantity;
  readonly dtype: Dtype;
}

/** Whether two places are the same cell. */
export const at =
  (place: Place) =>
  (other: Place): boolean =>
    place.quantity === other.quantity && place.dtype === other.dtype;

/** Cells as a phrase: `softmax, cross_entropy in float64, float32; softmax in float16`. */
export function phrase(places: readonly Place[]): string {
  const dtypesOf = new Map<string, Dtype[]>();
  for (const dtype of DTYPES) {
    const quantities = QUANTITIES.filter((quantity) => places.some(at({ quantity, dtype }))).join(', ');
    if (quantities !== '') dtypesOf.set(quantities, [...(dtypesOf.get(quantities) ?? []), dtype]);
  }
  return [...dtypesOf].map(([quantities, dtypes]) => `${quantities} in ${dtypes.join(', ')}`).join('; ');
}

/**
 * What is left of all cells once these are claimed: quantities claimed at no dtype, dtypes claimed for no quantity,
 * and `quantity:dtype` for each hole that remains.
 */
export function notClaimed(claimed: readonly Place[]): string[] {
  const quantities = QUANTITIES.filter((quantity) => claimed.some((cell) => cell.quantity === quantity));
  const dtypes = DTYPES.filter((dtype) => claimed.some((cell) => cell.dtype === dtype));
  const holes = quantities.flatMap((quantity) =>
    dtypes.filter((dtype) => !claimed.some(at({ quantity, dtype }))).map((dtype) => `${quantity}:${dtype}`),
  );
  return [
    ...QUANTITIES.filter((quantity) => !quantities.includes(quantity)),
    ...DTYPES.filter((dtype) => !dtypes.includes(dtype)),
    ...holes,
  ];
}
