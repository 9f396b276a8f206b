import { alike } from '../contract/alike.ts';
import { UsageError } from '../contract/errors.ts';
import { ONLY_KEYS, type OnlyKey, type ProfileId } from '../vectors/choices.ts';
import type { Excerpt, Only } from '../vectors/excerpt.ts';
import { wordsOf } from '../vectors/only.ts';
import { PROFILES } from '../vectors/profile.ts';

/** From which the large profile is made, where nothing is said. */
const SEED = 1;

/**
 * What is asked for by `--profile`, `--seed` and some `--only key=word,word`. The same words in another order are the
 * same excerpt.
 * @throws UsageError for a seed where people chose all vectors; for a key or a word that the profile does not have, with
 *   those that are like it
 */
export function readExcerpt(
  profile: ProfileId,
  given: number | undefined,
  words: readonly string[],
): Excerpt {
  const { seeded, bundles } = PROFILES[profile];
  if (given !== undefined && !seeded)
    throw new UsageError(
      `--seed: the profile ${profile} is the same for all; only large is made from a seed`,
    );
  const seed = given ?? SEED;
  const all = words.length > 0 ? bundles(seed) : [];
  const wanted = words.map(pair);
  const only = Object.fromEntries(
    ONLY_KEYS.flatMap((key) => {
      const named = wanted.filter((one) => one.key === key).flatMap((one) => one.words);
      if (named.length === 0) return [];
      const known = wordsOf(all, key);
      const odd = named.find((word) => !known.includes(word));
      if (odd !== undefined) {
        throw new UsageError(`--only ${key}=${odd}: ${profile} has no such ${key}${alike(odd, known)}`);
      }
      return [[key, known.filter((word) => named.includes(word))]];
    }),
  ) as Only;
  return { profile, ...(seeded && { seed }), ...(words.length > 0 && { only }) };
}

function pair(text: string): { readonly key: OnlyKey; readonly words: readonly string[] } {
  const [, name = text, list = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
  const key = ONLY_KEYS.find((one) => one === name);
  if (!key) {
    throw new UsageError(
      `--only ${text}: it is ${ONLY_KEYS.join('=, ')}= and names with commas between them`,
    );
  }
  return { key, words: list.split(',').map((word) => word.trim()) };
}
