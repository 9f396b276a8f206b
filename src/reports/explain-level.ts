import { LEVELS, type Level } from '../contract/level.ts';
import { entry, sections } from './sections.ts';

const PROMISES: Readonly<Record<Level, string>> = {
  safe: 'What textbook algorithms achieve that add the maximum back: large offsets cost digits.',
  stable: 'What textbook algorithms achieve that subtract the maximum; no offset hurts.',
  accurate: 'At most 4 floats away, whatever N, C, gap or offset: tiny losses keep their digits.',
  faithful: 'One of the two floats around the true value.',
  exact: 'The correctly rounded value.',
};

/** What `softproof explain` prints of a level. Undefined where no level is called so. */
export function explainLevel(id: string): string | undefined {
  const level = LEVELS.find((known) => known === id);
  if (!level) return undefined;
  const all = LEVELS.flatMap((known) => entry(known, PROMISES[known]));
  return sections(level, PROMISES[level], [
    ['The levels, each of which accepts what the next one does', all],
    ['Derived in', ['spec/accuracy.md']],
  ]);
}
