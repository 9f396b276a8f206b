import { readFileSync } from 'node:fs';
import { PAGES, parseRequirements } from '../reports/requirements.ts';

/** A requirement by its id, and what it says. */
export interface Sentence {
  readonly id: string;
  readonly sentence: string;
}

/** All requirements, in the order of the spec: the same ones whatever is claimed, and they keep their ids for good. */
export function allSentences(): readonly Sentence[] {
  return PAGES.flatMap((page) =>
    parseRequirements(readFileSync(new URL(`../../spec/${page}`, import.meta.url), 'utf8')),
  );
}
