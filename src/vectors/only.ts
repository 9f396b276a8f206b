import type { OnlyKey } from './choices.ts';
import type { Only } from './excerpt.ts';
import type { Part } from './part.ts';

/** The parts with what is wanted of them; parts of which nothing is wanted are left out. */
export function onlyOf(parts: readonly Part[], only: Only): Part[] {
  return parts
    .filter(({ group, dtype }) => wants(only.group, [group.id]) && wants(only.dtype, [dtype]))
    .map((part) => {
      const drafts = part.drafts
        .filter(({ id, flags }) => wants(only.case, [id]) && wants(only.flag, flags))
        .map((draft) => ({
          ...draft,
          quantities: draft.quantities.filter((one) => wants(only.quantity, [one])),
        }))
        .filter(({ quantities }) => quantities.length > 0);
      return { ...part, drafts };
    })
    .filter(({ drafts }) => drafts.length > 0);
}

function wants(words: readonly string[] | undefined, has: readonly string[]): boolean {
  return words === undefined || has.some((word) => words.includes(word));
}

/** All words that there are under a key, in the order of the parts. */
export function wordsOf(parts: readonly Part[], key: OnlyKey): readonly string[] {
  const all = parts.flatMap(({ group, dtype, drafts }): readonly string[] => {
    if (key === 'group') return [group.id];
    if (key === 'dtype') return [dtype];
    if (key === 'case') return drafts.map(({ id }) => id);
    return drafts.flatMap((draft): readonly string[] => (key === 'flag' ? draft.flags : draft.quantities));
  });
  return [...new Set(all)];
}
