import type { Asked, Audit } from '../contract/audit.ts';
import type { Expected } from '../contract/expected.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { expected as byDefinition } from '../reference/expected.ts';
import { expected } from './expected.ts';

/**
 * Derives what the oracle says of these problems again, by the definition: each result with the side of its true value, and
 * each fact. Problems without a value (with NaN among the logits) have nothing to audit.
 *
 * @param oracle what is audited
 */
export function audit(problems: readonly Asked[], oracle: typeof byDefinition = expected): Audit {
  return total(problems.map((asked) => compare(said(asked, oracle), said(asked, byDefinition))));
}

function total(audits: readonly Audit[]): Audit {
  return {
    audited: audits.reduce((sum, { audited }) => sum + audited, 0),
    differing: audits.reduce((sum, { differing }) => sum + differing, 0),
  };
}

/** What one of the two says; undefined where it says nothing, as then both must. */
function said({ problem, outputs }: Asked, by: typeof byDefinition): Expected | undefined {
  try {
    return by(problem, outputs);
  } catch {
    return undefined;
  }
}

function compare(found: Expected | undefined, right: Expected | undefined): Audit {
  if (!found || !right) {
    const one = found === right ? 0 : 1;
    return { audited: one, differing: one };
  }
  const [left, other] = [listsOf(found), listsOf(right)];
  const audits = other.map((lists, k) => {
    const places = Array.from({ length: lists[0]!.length }, (_, n) => n);
    const differing = places.filter((n) => lists.some((list, c) => list[n] !== left[k]?.[c]?.[n]));
    return { audited: places.length, differing: differing.length };
  });
  return total(audits);
}

/** All numbers that are expected: lists of which the n-th elements belong together. */
function listsOf({ quantities, facts }: Expected): readonly (readonly ArrayLike<number>[])[] {
  const { max, gap, p, logP, logSum, target } = facts;
  const results = QUANTITIES.flatMap((quantity) => {
    const rounded = quantities[quantity];
    return rounded ? [[rounded.values, rounded.side]] : [];
  });
  const aimed = target && [
    target.weight,
    target.total,
    [target.divisor],
    target.divisorTerms ?? [],
    target.rowLoss,
    target.upstream,
  ];
  return [...results, ...[max, gap, p, logP, logSum, ...(aimed ?? [])].map((list) => [list])];
}
