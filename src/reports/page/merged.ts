import { mergeMeasures } from '../../accuracy/merge-measures.ts';
import type { Measures } from '../../contract/measures.ts';
import type { SavedFinding } from '../saved.ts';

const NOTHING: Measures = { gap: [], offset: [], classes: [] };

/** What all findings measured, together. */
export function merged(findings: readonly SavedFinding[]): Measures {
  return findings.flatMap(({ measures }) => (measures ? [measures] : [])).reduce(mergeMeasures, NOTHING);
}
