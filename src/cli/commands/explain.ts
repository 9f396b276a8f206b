import { readFileSync } from 'node:fs';
import { explain, parseRequirements } from '../../reports/explain.ts';
import { explainLevel } from '../../reports/explain-level.ts';
import { explainStatus } from '../../reports/explain-status.ts';
import { explainFlag, explainVector } from '../../reports/explain-vector.ts';
import { suite } from '../../suite.ts';
import { vectorGroups } from '../../vectors/index.ts';
import type { Terminal } from '../terminal.ts';

const REQUIREMENTS = new URL('../../../spec/requirements.md', import.meta.url);

/** `softproof explain`: prints what a requirement, a check, a level, a status, a vector, its group or its flags are about. */
export function explainCommand(id: string, terminal: Terminal): number {
  const requirements = parseRequirements(readFileSync(REQUIREMENTS, 'utf8'));
  terminal.out(
    explainLevel(id) ??
      explainStatus(id) ??
      explainFlag(id, vectorGroups) ??
      explainVector(id, vectorGroups) ??
      explain(id, requirements, suite),
  );
  return 0;
}
