import type { Audit } from '../contract/audit.ts';
import type { Sampled } from '../contract/shard.ts';
import { audit } from '../oracle/audit.ts';
import type { SampleCase } from './sample.ts';
import { fitted } from './sample-size.ts';

/** A sample, as far as there is room, with what is expected of each problem derived again by the definition. */
export function audited(cases: readonly SampleCase[]): Sampled[] {
  return fitted(cases).map(({ hash, name, problems }) => ({
    hash,
    name,
    problems: problems.map((problem) => ({ logits: problem.logits, ...audit([problem]) })),
  }));
}

/** What the samples of all shards amount to. */
export function auditOf(samples: readonly Sampled[]): Audit {
  const all = fitted(samples).flatMap(({ problems }) => problems);
  return {
    audited: all.reduce((sum, { audited }) => sum + audited, 0),
    differing: all.reduce((sum, { differing }) => sum + differing, 0),
  };
}
