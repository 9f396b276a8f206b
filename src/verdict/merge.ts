import { GIVEN_UP } from '../contract/given-up.ts';
import type { KnownFailures } from '../contract/known-failure.ts';
import type { Result } from '../contract/report.ts';
import type { Shard } from '../contract/shard.ts';
import { auditOf } from '../runner/audited.ts';
import { join } from '../runner/join.ts';
import type { Requirement } from './require.ts';
import { resultOf } from './result.ts';
import { withDigits } from './true-digits.ts';

/** What is held against the whole, and against no shard. */
export interface Demands {
  readonly required: readonly Requirement[];
  readonly known?: KnownFailures;
}

/**
 * The result of one run, made of all its shards in their order. Where it is not certain that one run would have found the same,
 * since too much broke, it says that it is not reproducible.
 * @param shards one or more, of one run: see `requireWhole`
 */
export function merge(shards: readonly Shard[], demands: Demands): Result {
  const { seed, effort, asked, only, subject, claimed } = shards[0]!;
  const { findings, certain } = join(shards.map(({ parts }) => parts));
  const audit = auditOf(shards.flatMap(({ sample }) => sample));
  const { cells, limits, dialect = {} } = claimed;
  const terms = { seed, effort, asked, ...demands, ...(only && { only }), limits };
  const told = findings.map((finding) => withDigits(finding, dialect));
  const result = resultOf(subject, cells, told, terms, audit);
  // One run has no more patience than each shard has, and meets other questions first: it gives up sooner, or not at all.
  const gaveUp = shards.length > 1 && shards.some(isGivenUp);
  return certain && !gaveUp ? result : { ...result, reproducible: false };
}

function isGivenUp({ parts }: Shard): boolean {
  return parts.some(({ stretches }) => stretches.some(({ broken }) => broken?.reason.startsWith(GIVEN_UP)));
}
