import { UsageError } from '../contract/errors.ts';
import type { Part } from '../contract/part.ts';
import type { Shard } from '../contract/shard.ts';
import { SUITE } from '../contract/suite.ts';
import { quote } from '../subjects/quote.ts';
import { barText } from './bar-text.ts';

/** A shard, and the file that it stands in. */
export interface Filed {
  readonly path: string;
  readonly shard: Shard;
}

/** What all shards of a run have in common: a word for each, and how it reads. */
const COMMON: readonly (readonly [string, (shard: Shard) => unknown])[] = [
  ['the number of shards', ({ share }) => share.of],
  ['the suite', ({ suite }) => suite],
  ['the subject', ({ subject: { name, version = '' } }) => `${name} ${version}`.trim()],
  ['the seed', ({ seed }) => seed],
  ['the effort', ({ effort }) => effort],
  ['the level', ({ asked }) => barText(asked)],
  ['the choice of checks', ({ only = [] }) => only.join(', ')],
  ['what the subject claims', ({ claimed }) => JSON.stringify(claimed)],
  [
    'the list of checks',
    ({ parts }) => JSON.stringify(parts.map(({ about, skipped, size }) => [about, skipped, size])),
  ],
];

/**
 * The shards in their order, each once and none missing, all of one run and of this version of the suite, with all of its cases.
 * @throws UsageError naming the files otherwise
 */
export function requireWhole(filed: readonly Filed[]): readonly Shard[] {
  const [first] = filed;
  if (!first) throw new UsageError('merge: name the files that certify --shard wrote');
  if (first.shard.suite !== SUITE) {
    const suite = quote(first.shard.suite);
    throw new UsageError(
      `${first.path}: judged by ${suite}, and this is ${SUITE}; merge with the version that judged`,
    );
  }
  for (const other of filed) {
    const differing = COMMON.find(([, of]) => of(other.shard) !== of(first.shard));
    if (differing) throw unlike(first, other, differing);
  }
  const { of } = first.shard.share;
  const places = Array.from({ length: of }, (_, k) =>
    filed.filter(({ shard }) => shard.share.index === k + 1),
  );
  const twice = places.find((those) => those.length > 1);
  if (twice) {
    const [a, b] = twice;
    throw new UsageError(
      `${a!.path} and ${b!.path}: both are shard ${a!.shard.share.index}/${of}; name one of them`,
    );
  }
  const missing = places.flatMap((those, k) => (those.length === 0 ? [`${k + 1}/${of}`] : []));
  if (missing.length > 0) {
    const given = filed.map(({ path, shard }) => `${path} is ${shard.share.index}/${of}`);
    throw new UsageError(
      `merge: shard ${missing.join(', ')} is missing: ${given.join(', ')}; name all ${of}`,
    );
  }
  const shards = places.map(([one]) => one!.shard);
  const short = shards[0]!.parts.find((_, k) => isShort(shards.map(({ parts }) => parts[k]!)));
  if (short) {
    const { check, quantity, dtype } = short.about;
    throw new UsageError(
      `merge: of ${quote(check)}, ${quantity} in ${dtype}, the shards do not tell of all ${short.size} cases; judge them again`,
    );
  }
  return shards;
}

/** Whether cases of a check are neither judged nor beyond the subject, though nothing broke that may have ended it. */
function isShort(parts: readonly Part[]): boolean {
  const stretches = parts.flatMap(({ stretches }) => stretches);
  const told = stretches.reduce((sum, { cases, beyond }) => sum + cases + beyond, 0);
  return told !== parts[0]!.size && stretches.every(({ broken, bug }) => !broken && bug === undefined);
}

/** Longer values are not told. */
const BRIEF = 60;

function unlike(a: Filed, b: Filed, [word, of]: (typeof COMMON)[number]): UsageError {
  const values = [a, b].map(({ shard }) => quote(String(of(shard))));
  const told = values.every(({ length }) => length > 0 && length <= BRIEF) ? `: ${values.join(' and ')}` : '';
  return new UsageError(
    `${a.path} and ${b.path}: ${word} is not the same${told}; merge the shards of one run`,
  );
}
