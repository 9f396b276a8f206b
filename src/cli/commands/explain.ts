import { readFileSync } from 'node:fs';
import { explain } from '../../reports/explain.ts';
import { PAGES, parseRequirements } from '../../reports/requirements.ts';
import { suite } from '../../suite.ts';
import { vectorGroups } from '../../vectors/index.ts';
import type { Terminal } from '../terminal.ts';

/** `softproof explain`: prints what a requirement, a check, a level, a situation, a status, a vector, its group or its flags are about. */
export function explainCommand(id: string, terminal: Terminal): number {
  const requirements = PAGES.map(specPage).flatMap(parseRequirements);
  const evidence = JSON.parse(specPage('evidence.json'));
  terminal.out(explain(id, { requirements, checks: suite, groups: vectorGroups, evidence }));
  return 0;
}

function specPage(name: string): string {
  return readFileSync(new URL(`../../../spec/${name}`, import.meta.url), 'utf8');
}
