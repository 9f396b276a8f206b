import type { KilledMutant } from './book.ts';
import { DEFECTS } from './defects.ts';
import { entry } from './sections.ts';

/** Real defects by name, each with what it was, where that is known. */
export function defectLines(names: readonly string[]): readonly string[] {
  return [...new Set(names)].flatMap((name) => entry(name, DEFECTS[name] ?? ''));
}

/** Mutants by name, each with its killer and the defect that it copies. */
export function mutantLines(mutants: readonly KilledMutant[]): readonly string[] {
  return mutants.flatMap(({ name, killer, seen }) => {
    const known = DEFECTS[seen];
    return entry(name, `killed by ${killer}; after ${seen}${known === undefined ? '' : `: ${known}`}`);
  });
}
