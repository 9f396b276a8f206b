import { readFileSync } from 'node:fs';
import type { Book } from '../reports/book.ts';
import { PAGES, parseRequirements } from '../reports/requirements.ts';
import { suite } from '../suite.ts';
import { vectorGroups } from '../vectors/index.ts';

/** All that explanations draw on, from the spec that comes with the program. */
export function loadBook(): Book {
  const requirements = PAGES.map(specPage).flatMap(parseRequirements);
  const evidence = JSON.parse(specPage('evidence.json'));
  return { requirements, checks: suite, groups: vectorGroups, evidence };
}

function specPage(name: string): string {
  return readFileSync(new URL(`../../spec/${name}`, import.meta.url), 'utf8');
}
