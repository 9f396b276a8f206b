import type { Reduction } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { type Capabilities, type Claims, type Option, PLAIN, type TargetKind } from '../contract/subject.ts';
import type { Dtype } from '../numeric/format.ts';

/** What a subject must claim for a check to judge it, besides one of the quantities judged. */
export interface Needs {
  readonly quantities?: readonly Quantity[];
  readonly targets?: readonly TargetKind[];
  readonly reductions?: readonly Reduction[];
  readonly options?: readonly Option[];
  /** Something besides index labels and the mean, whatever it is. */
  readonly anyOption?: true;
  /** The same question always has the same answer: so it is unless otherwise declared. */
  readonly sameBits?: true;
}

/** Why a subject is not judged at this dtype; undefined where it is. */
export function skipReason(
  check: { readonly judges: readonly Quantity[]; readonly needs: Needs | undefined },
  capabilities: Capabilities,
  dtype: Dtype,
): string | undefined {
  const claimed = capabilities.cells.filter((cell) => cell.dtype === dtype).map((cell) => cell.quantity);
  if (!check.judges.some((quantity) => claimed.includes(quantity))) {
    return `does not claim ${check.judges.join(' or ')} in ${dtype}`;
  }
  const {
    quantities = [],
    targets = [],
    reductions = [],
    options = [],
    anyOption = false,
    sameBits = false,
  } = check.needs ?? {};
  const varies = capabilities.dialect['same-question'] === 'varies';
  const lacks = [
    ...quantities.filter((quantity) => !claimed.includes(quantity)),
    ...targets.filter((kind) => !capabilities.targets.includes(kind)).map((kind) => `targets as ${kind}`),
    ...reductions
      .filter((kind) => !capabilities.reductions.includes(kind))
      .map((kind) => `reduction ${kind}`),
    ...options.filter((option) => !capabilities.options.includes(option)),
    ...(anyOption && !hasOption(capabilities) ? ['any option'] : []),
    ...(sameBits && varies ? ['the same bits for the same question'] : []),
  ];
  return lacks.length === 0 ? undefined : `does not claim ${lacks.join(', ')}`;
}

/** Whether a loss can be asked for, and in another way than everybody is asked. */
function hasOption({ targets, reductions, options }: Claims): boolean {
  const more =
    targets.some((kind) => !PLAIN.targets.includes(kind)) ||
    reductions.some((kind) => !PLAIN.reductions.includes(kind));
  return targets.length > 0 && reductions.length > 0 && (more || options.length > 0);
}
