import { UsageError } from '../contract/errors.ts';
import type { Encoding } from './choices.ts';
import { FEATURE_IDS } from './formats/features.ts';
import { FORMATS } from './formats/index.ts';
import { type Manifest, manifestName } from './manifest.ts';

/**
 * The manifest of one export, from those of all its shares.
 * @throws UsageError if they are not the shares of one export, or not all of them
 */
export function mergeManifests(shares: readonly Manifest[]): Manifest {
  const [first] = shares;
  if (!first) throw new UsageError('there are no shares to merge');
  const of = first.shard?.of ?? 1;
  for (const share of shares) {
    const odd = differing(first, share);
    if (odd) {
      const [one, other] = [manifestName(share.shard), manifestName(first.shard)];
      throw new UsageError(`${one}: its ${odd} is not that of ${other}; merge the shares of one export`);
    }
  }
  for (let index = 1; index <= of; index++) {
    if (shares.filter(({ shard }) => (shard?.index ?? 1) === index).length !== 1) {
      throw new UsageError(`${manifestName({ index, of })}: is missing; copy all shares into the folder`);
    }
  }
  const { shard: _, left_out: __, ...one } = first;
  const sum = (what: (share: Manifest) => number) => shares.reduce((all, share) => all + what(share), 0);
  return {
    ...one,
    cases: sum(({ cases }) => cases),
    elements: sum(({ elements }) => elements),
    ...leftOut(addUp(shares.map(countsOf)), one.encoding),
    // What each share has, as the licence, is there once.
    files: [...new Map(shares.flatMap(({ files }) => files).map((file) => [file.name, file])).values()],
  };
}

/** The member of a manifest, for counts that are not all 0: with them goes why the format has no room. */
export function leftOut(counts: Counts, encoding: Encoding): Pick<Manifest, 'left_out'> {
  const wanting = FEATURE_IDS.filter((feature) => feature in counts);
  const entries = wanting.map((feature) => [
    feature,
    { count: counts[feature], why: FORMATS[encoding].cannot(feature) },
  ]);
  return entries.length > 0 ? { left_out: Object.fromEntries(entries) } : {};
}

type Counts = Readonly<Record<string, number>>;

function countsOf({ left_out = {} }: Manifest): Counts {
  return Object.fromEntries(Object.entries(left_out).map(([feature, { count }]) => [feature, count]));
}

/** Counts under the same names, added up; the names in the order of the alphabet. */
export function addUp(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = [...new Set(counts.flatMap((one) => Object.keys(one)))].sort();
  return Object.fromEntries(
    names.map((name) => [name, counts.reduce((sum, one) => sum + (one[name] ?? 0), 0)]),
  );
}

/** In what two manifests differ that are not of one export. */
function differing(a: Manifest, b: Manifest): string | undefined {
  if (a.shard?.of !== b.shard?.of) return 'number of shares';
  const shared = ['suite', 'vectors', 'profile', 'seed', 'only', 'encoding'] as const;
  return shared.find((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
}
