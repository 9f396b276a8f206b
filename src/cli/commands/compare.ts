import { UsageError } from '../../contract/errors.ts';
import { comparison, hasWorse, type Named } from '../../reports/comparison.ts';
import { board } from '../../reports/page/board.ts';
import { paint } from '../../reports/paint.ts';
import { readReport } from '../../reports/saved.ts';
import { requireApart } from '../apart.ts';
import { readText } from '../read-text.ts';
import type { Terminal } from '../terminal.ts';
import { checkWritable, writeTo } from '../write.ts';

/** Something got worse. */
const WORSE = 1;

const PAGE = /^html=(.+)$/s;

/** `softproof compare`: holds reports against the first, in the terminal and side by side on a page. */
export function compareCommand(
  paths: readonly string[],
  options: { readonly report: readonly string[] },
  terminal: Terminal,
): number {
  const pages = options.report.map(pathOf);
  requireApart(
    paths.map((path) => ({ path, is: 'is one of those compared' })),
    pages.map((path) => ({ path, as: `--report html=${path}` })),
  );
  for (const page of pages) if (page !== '-') checkWritable(page);
  const reports = paths.map((path): Named => ({ name: path, report: readReport(path, readText(path)) }));
  if (!pages.includes('-')) terminal.out(comparison(reports, paint(terminal.colours)));
  for (const page of pages) writeTo(page, board(reports), terminal);
  return hasWorse(reports) ? WORSE : 0;
}

function pathOf(text: string): string {
  const path = PAGE.exec(text)?.[1];
  if (path === undefined) throw new UsageError(`--report ${text}: write html=PATH`);
  return path;
}
