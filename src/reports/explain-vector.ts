import { type Flag, NOTES } from '../vectors/flags.ts';
import type { Vector, VectorGroup } from '../vectors/group.ts';
import { entry, sections, wrapped } from './sections.ts';

/**
 * What `softproof explain` prints of one vector, named as `group/slug`: its situation, and of each flag the mistake
 * that it stands for. Undefined where no vector is called so.
 */
export function explainVector(id: string, groups: readonly VectorGroup[]): string | undefined {
  for (const group of groups) {
    const vector = vectorsOf(group).find(({ slug }) => `${group.id}/${slug}` === id);
    if (vector) return vectorText(id, vector, group);
  }
  return undefined;
}

/** What `softproof explain` prints of a flag of vectors. Undefined where no flag is called so. */
export function explainFlag(id: string, groups: readonly VectorGroup[]): string | undefined {
  const flag = (Object.keys(NOTES) as Flag[]).find((known) => known === id);
  if (!flag) return undefined;
  const { bugType, description, effect, seen } = NOTES[flag];
  const shown = groups.flatMap((group) =>
    vectorsOf(group)
      .filter(({ flags }) => flags.includes(flag))
      .map(({ slug }) => `${group.id}/${slug}`),
  );
  return sections(flag, `The likely mistake: ${bugType}.`, [
    ['Situation', wrapped(description)],
    ['Effect', wrapped(effect)],
    ['Vectors', wrapped([...new Set(shown)].join(', '))],
    ['Seen in', wrapped(seen.join(', '))],
  ]);
}

/** The vectors of all dtypes; those of one slug are one situation. */
function vectorsOf(group: VectorGroup): readonly Vector[] {
  return group.dtypes.flatMap((dtype) => group.vectors(dtype));
}

function vectorText(id: string, { situation, flags }: Vector, group: VectorGroup): string {
  const mistakes = flags.flatMap((flag) => {
    const { bugType, description, effect } = NOTES[flag];
    return entry(`${flag}: ${bugType}`, `${description} ${effect}`);
  });
  return sections(id, situation, [
    ['Group', entry(`vectors/${group.id}`, group.why)],
    ['Likely mistakes', mistakes],
    ['Requirements', group.requirements],
    ['Seen in', wrapped(flags.flatMap((flag) => NOTES[flag].seen).join(', '))],
  ]);
}
