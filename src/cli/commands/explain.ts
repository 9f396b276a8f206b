import { readFileSync } from 'node:fs';
import { suite } from '../../certify.ts';
import { explain, parseRequirements } from '../../reports/explain.ts';
import { explainVector } from '../../reports/explain-vector.ts';
import { vectorGroups } from '../../vectors/index.ts';
import type { Terminal } from '../terminal.ts';

const REQUIREMENTS = new URL('../../../spec/requirements.md', import.meta.url);

/** `softproof explain`: prints what a requirement, a check, a vector group or a vector is about. */
export function explainCommand(id: string, terminal: Terminal): number {
  const requirements = parseRequirements(readFileSync(REQUIREMENTS, 'utf8'));
  terminal.out(explainVector(id, vectorGroups) ?? explain(id, requirements, suite));
  return 0;
}
