import type { Bundle } from './bundle.ts';
import type { OnlyKey } from './choices.ts';
import type { Only } from './excerpt.ts';

/** The bundles with what is wanted of them; bundles of which nothing is wanted are left out. */
export function onlyOf(bundles: readonly Bundle[], only: Only): Bundle[] {
  return bundles
    .filter(({ group, dtype }) => wants(only.group, [group.id]) && wants(only.dtype, [dtype]))
    .map((bundle) => {
      const drafts = bundle.drafts
        .filter(({ id, flags }) => wants(only.case, [id]) && wants(only.flag, flags))
        .map((draft) => ({
          ...draft,
          quantities: draft.quantities.filter((one) => wants(only.quantity, [one])),
        }))
        .filter(({ quantities }) => quantities.length > 0);
      return { ...bundle, drafts };
    })
    .filter(({ drafts }) => drafts.length > 0);
}

function wants(words: readonly string[] | undefined, has: readonly string[]): boolean {
  return words === undefined || has.some((word) => words.includes(word));
}

/** All words that there are under a key, in the order of the bundles. */
export function wordsOf(bundles: readonly Bundle[], key: OnlyKey): readonly string[] {
  const all = bundles.flatMap(({ group, dtype, drafts }): readonly string[] => {
    if (key === 'group') return [group.id];
    if (key === 'dtype') return [dtype];
    if (key === 'case') return drafts.map(({ id }) => id);
    return drafts.flatMap((draft): readonly string[] => (key === 'flag' ? draft.flags : draft.quantities));
  });
  return [...new Set(all)];
}
