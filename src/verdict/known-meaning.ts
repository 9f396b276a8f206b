import type { Check } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import type { KnownFailure, Spot } from '../contract/known-failure.ts';
import { quote } from '../subjects/quote.ts';

/** Stands where a person has to write why a failure is accepted. */
export const WANTED = 'REASON WANTED: why is this accepted, and until when?';

/** Whether somebody has written why. */
export function hasReason({ reason }: KnownFailure): boolean {
  return reason.trim() !== '' && reason !== WANTED;
}

/** Why a known failure names nothing that these checks judge; undefined where it does. */
export function faultOf({ check: id, quantity, option }: Spot, checks: readonly Check[]): string | undefined {
  const check = checks.find((one) => one.id === id);
  if (!check) return 'there is no such check';
  if (!check.judges.includes(quantity)) return `the check does not judge ${quantity}`;
  if (check.option === option) return undefined;
  return check.option === undefined
    ? 'the check has no option'
    : `the option of the check is ${check.option}`;
}

/** A spot in words. */
export function nameOf({ check, quantity, dtype, option }: Spot): string {
  return quote(`${check}, ${quantity} in ${dtype}${option === undefined ? '' : ` with ${option}`}`);
}

/**
 * Makes sure that these failures can be held against a run of these checks.
 * @param place where they stand
 * @throws UsageError if one names nothing, or has no reason
 */
export function requireMeaning(
  place: string,
  failures: readonly KnownFailure[],
  checks: readonly Check[],
): void {
  for (const failure of failures) {
    const fault = faultOf(failure, checks);
    if (fault !== undefined) {
      throw new UsageError(`${place}: ${nameOf(failure)}: ${fault}; mend the entry, or take it out`);
    }
  }
  const [first, ...others] = failures.filter((failure) => !hasReason(failure));
  if (first) {
    const more = others.length > 0 ? `, nor for ${others.length} more` : '';
    throw new UsageError(`${place}: ${nameOf(first)}: no reason is given${more}; write why it is accepted`);
  }
}
