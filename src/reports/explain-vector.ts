import { type Flag, NOTES, type Note } from '../vectors/flags.ts';
import type { Vector, VectorGroup } from '../vectors/group.ts';
import type { Book } from './book.ts';
import { defectLines, mutantLines } from './known-wrong.ts';
import { entry, sections, wrapped } from './sections.ts';

/**
 * What `softproof explain` prints of one vector, named as `group/slug`: its situation, and of each flag the mistake
 * that it stands for. Undefined where no vector is called so.
 */
export function explainVector(id: string, book: Book): string | undefined {
  for (const group of book.groups) {
    const vector = vectorsOf(group).find(({ slug }) => `${group.id}/${slug}` === id);
    if (vector) return vectorText(id, vector, group, book);
  }
  return undefined;
}

/** What `softproof explain` prints of a flag of vectors. Undefined where no flag is called so. */
export function explainFlag(id: string, { groups, evidence }: Book): string | undefined {
  const flag = (Object.keys(NOTES) as Flag[]).find((known) => known === id);
  if (!flag) return undefined;
  const { bugType, description, effect, seen, unseen }: Note = NOTES[flag];
  const shown = groups.flatMap((group) =>
    vectorsOf(group)
      .filter(({ flags }) => flags.includes(flag))
      .map(({ slug }) => `${group.id}/${slug}`),
  );
  return sections(flag, `The likely mistake: ${bugType}.`, [
    ['Situation', wrapped(description)],
    ['Effect', wrapped(effect)],
    ['Vectors', wrapped([...new Set(shown)].join(', '))],
    ['Mutants that copy it', mutantLines(evidence.mutants.filter((mutant) => seen.includes(mutant.seen)))],
    ['Seen in', defectLines(seen)],
    ['Seen nowhere', wrapped(unseen ?? '')],
  ]);
}

/** What is to be said of a group beyond what every check has: its vectors, and the mistakes that they find. */
export function explainGroup(group: VectorGroup): readonly [string, readonly string[]][] {
  const vectors = new Map(vectorsOf(group).map((vector) => [vector.slug, vector]));
  const flags = [...new Set([...vectors.values()].flatMap((vector) => vector.flags))];
  return [
    ['Dtypes', [group.dtypes.join(', ')]],
    ['Vectors', [...vectors].flatMap(([slug, { situation }]) => entry(`${group.id}/${slug}`, situation))],
    ['Likely mistakes', mistakes(flags)],
    ['Seen in', defectLines(flags.flatMap((flag) => NOTES[flag].seen))],
  ];
}

/** The vectors of all dtypes; those of one slug are one situation. */
function vectorsOf(group: VectorGroup): readonly Vector[] {
  return group.dtypes.flatMap((dtype) => group.vectors(dtype));
}

function mistakes(flags: readonly Flag[]): readonly string[] {
  return flags.flatMap((flag) => {
    const { bugType, description, effect } = NOTES[flag];
    return entry(`${flag}: ${bugType}`, `${description} ${effect}`);
  });
}

function vectorText(id: string, { slug, situation, flags }: Vector, group: VectorGroup, book: Book): string {
  const dtypes = group.dtypes.filter((dtype) => group.vectors(dtype).some((one) => one.slug === slug));
  return sections(id, situation, [
    ['Group', entry(`vectors/${group.id}`, group.why)],
    ['Files', dtypes.map((dtype) => `conformance/vectors/${group.id}.${dtype}.json`)],
    ['Likely mistakes', mistakes(flags)],
    [
      'Requirements',
      group.requirements.flatMap((cited) =>
        entry(cited, book.requirements.find((one) => one.id === cited)?.sentence ?? 'not in the spec'),
      ),
    ],
    ['Seen in', defectLines(flags.flatMap((flag) => NOTES[flag].seen))],
  ]);
}
