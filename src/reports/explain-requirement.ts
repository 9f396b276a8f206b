import type { Book, Explained } from './book.ts';
import { defectLines, mutantLines } from './known-wrong.ts';
import type { Requirement } from './requirements.ts';
import { entry, sections, wrapped } from './sections.ts';

/** What `softproof explain` prints of a requirement. Undefined where none is called so. */
export function explainRequirement(id: string, book: Book): string | undefined {
  const requirement = book.requirements.find((one) => one.id === id);
  return requirement && requirementText(requirement, book);
}

function requirementText({ id, sentence, reason, example, defects }: Requirement, book: Book): string {
  const citing = book.checks.filter((check) => check.requirements.includes(id));
  const [vectors, checks] = [citing.filter(isVectors), citing.filter((check) => !isVectors(check))];
  const names = book.evidence.requirements[id]?.mutants ?? [];
  return sections(id, sentence, [
    ['Why', paragraphs(reason)],
    ['Example', example.split('\n')],
    ['Checks', checks.flatMap((check) => entry(check.id, check.title))],
    ['Vectors, and the flags on them', vectors.flatMap((check) => entry(check.id, flagged(check, book)))],
    ['Mutants that die by it', mutantLines(book.evidence.mutants.filter(({ name }) => names.includes(name)))],
    ['Seen in', defectLines(defects)],
  ]);
}

function isVectors({ kind }: Explained): boolean {
  return kind === 'vectors';
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((paragraph) => [...wrapped(paragraph), ''])
    .slice(0, -1);
}

/** The title of a group, and the flags of its vectors. */
function flagged({ id, title }: Explained, { groups }: Book): string {
  const group = groups.find((one) => `vectors/${one.id}` === id);
  const vectors = group?.dtypes.flatMap((dtype) => group.vectors(dtype)) ?? [];
  const flags = [...new Set(vectors.flatMap((vector) => vector.flags))];
  return flags.length > 0 ? `${title} Flags: ${flags.join(', ')}.` : title;
}
