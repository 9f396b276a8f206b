import type { Quantity } from '../../contract/quantity.ts';
import type { Dtype } from '../../numeric/format.ts';
import { at, type Place } from '../../verdict/cells.ts';
import { errorIn } from '../numbers.ts';
import type { SavedElement, SavedFinding } from '../saved.ts';

/** A finding with the answer that lies farthest from the true value. */
export type WithWorst = SavedFinding & { readonly worst: NonNullable<SavedFinding['worst']> };

/** Of the findings on a cell that compare with the true values, the one with the largest error; undefined where none was measured. */
export function worstAt(
  findings: readonly SavedFinding[],
  place: Place,
  option: string | undefined,
): WithWorst | undefined {
  const measured = findings.filter(
    (finding): finding is WithWorst =>
      finding.option === option &&
      finding.worst !== undefined &&
      (finding.kind === 'agreement' || finding.kind === 'vectors'),
  );
  return measured
    .filter(at(place))
    .reduce<WithWorst | undefined>(
      (most, one) => (most && sizeOf(most.worst) >= sizeOf(one.worst) ? most : one),
      undefined,
    );
}

/** An error in floats, infinity among them. */
export function sizeOf({ ulp }: Pick<SavedElement, 'ulp'>): number {
  return ulp === 'inf' ? Number.POSITIVE_INFINITY : ulp;
}

/** An error for people: `0.50 ulp`, `infinite`. */
export function errorOf(element: Pick<SavedElement, 'ulp'>): string {
  return errorIn('ulp', sizeOf(element));
}

/** The dtype of a cell, and of its answers where that is another. */
export function dtypeOf({ dtype, output }: { readonly dtype: Dtype; readonly output: Dtype }): string {
  return dtype === output ? dtype : `${dtype} to ${output}`;
}

/** A cell in words, as `softmax in float64`. */
export function placeText({
  quantity,
  dtype,
  option,
}: {
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly option?: string | undefined;
}): string {
  return `${quantity} in ${dtype}${option === undefined ? '' : ` with ${option}`}`;
}
