import type { Check } from '../contract/check.ts';
import { type Outputs, QUANTITIES } from '../contract/quantity.ts';
import { type Capabilities, type Cell, type Claims, PLAIN } from '../contract/subject.ts';
import type { Dtype } from '../numeric/format.ts';
import type { Plan } from './plan.ts';
import type { Scope } from './trial.ts';

/** What of a check concerns a subject with these capabilities, on the cells of one dtype. */
export function scopeOf(
  capabilities: Capabilities,
  { seed, effort }: Pick<Plan, 'seed' | 'effort'>,
  check: Check,
  dtype: Dtype,
): Scope {
  const { limits, dialect } = capabilities;
  const cells = capabilities.cells.filter((cell) => cell.dtype === dtype);
  const claimed = QUANTITIES.filter((quantity) => cells.some((cell) => cell.quantity === quantity));
  const claims = sorted(capabilities);
  const told = check.fitted ? claims : PLAIN;
  const draw = { seed, effort, dtype, outputs: outputsOf(cells, dtype), dialect, claims: told };
  const quantities = check.judges.filter((quantity) => claimed.includes(quantity));
  return { draw, quantities, claimed, claims, limits };
}

/** Sorted, so that who claims the same is asked the same. */
function sorted({ targets, reductions, options }: Claims): Claims {
  return { targets: targets.toSorted(), reductions: reductions.toSorted(), options: options.toSorted() };
}

/** The output dtype of every quantity, claimed or not, so that subjects that claim less share the same cases. */
function outputsOf(cells: readonly Cell[], dtype: Dtype): Outputs {
  const declared = cells.map(({ quantity, output }) => [quantity, output]);
  return Object.fromEntries([...QUANTITIES.map((quantity) => [quantity, dtype]), ...declared]);
}
