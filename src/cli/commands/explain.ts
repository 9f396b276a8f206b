import { explain } from '../../reports/explain.ts';
import { loadBook } from '../book.ts';
import type { Terminal } from '../terminal.ts';

/** `softproof explain`: prints what a requirement, a check, a level, a situation, a status, a verdict, a vector, its group or its flags are about. */
export function explainCommand(id: string, terminal: Terminal): number {
  terminal.out(explain(id, loadBook()));
  return 0;
}
