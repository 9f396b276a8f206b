import type { Check } from './contract/check.ts';
import type { Report, Result } from './contract/report.ts';
import type { Shard, Share } from './contract/shard.ts';
import type { Subject } from './contract/subject.ts';
import type { Settings } from './settings.ts';

// What brings most of the project with it is loaded when it is called, so that importing the library is quick.

/** Judges a subject: see `certify.ts`. */
export async function certify(subject: Subject, settings?: Settings): Promise<Report> {
  const { certify } = await import('./certify.ts');
  return certify(subject, settings);
}

/** Judges a subject by a share of the cases: see `certify.ts`. */
export async function certifyShard(subject: Subject, share: Share, settings?: Settings): Promise<Shard> {
  const { certifyShard } = await import('./certify.ts');
  return certifyShard(subject, share, settings);
}

/**
 * The result of one run, made of all its shards.
 * @param require cells that must be claimed, as `certify` takes them
 * @throws UsageError if a shard is missing, or one of another run
 */
export async function mergeShards(
  shards: readonly Shard[],
  require: readonly string[] = [],
): Promise<Result> {
  const [{ merge }, { readRequirement }, { requireWhole }] = await Promise.all([
    import('./verdict/merge.ts'),
    import('./verdict/require.ts'),
    import('./verdict/whole.ts'),
  ]);
  const filed = shards.map((shard, k) => ({ path: `shard ${k + 1} of the list`, shard }));
  return merge(requireWhole(filed), { required: require.map(readRequirement) });
}

/** All checks, in the order of reports. */
export async function loadSuite(): Promise<readonly Check[]> {
  const { suite } = await import('./suite.ts');
  return suite;
}
