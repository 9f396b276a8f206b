import type { Book, Explained } from './book.ts';
import { explainGroup } from './explain-vector.ts';
import { mutantLines } from './known-wrong.ts';
import { entry, sections, wrapped } from './sections.ts';

/**
 * What `softproof explain` prints of a check. The id of a case, such as `shift-invariance/17`, stands for its check, and
 * `clipping` for the group `vectors/clipping`. Undefined where no check is called so.
 */
export function explainCheck(id: string, book: Book): string | undefined {
  const check = book.checks.find(
    (one) => one.id === id || one.id === `vectors/${id}` || id.startsWith(`${one.id}/`),
  );
  return check && checkText(check, book);
}

function checkText(check: Explained, { requirements, groups, evidence }: Book): string {
  const cited = check.requirements.flatMap((id) =>
    entry(id, requirements.find((one) => one.id === id)?.sentence ?? 'not in the spec'),
  );
  const group = groups.find(({ id }) => check.id === `vectors/${id}`);
  return sections(check.id, check.title, [
    ['Why', wrapped(check.why)],
    ['Judges', [check.judges.join(', ')]],
    ['Declared', check.situation === undefined ? [] : [`softproof explain ${check.situation}`]],
    ['Requirements', cited],
    ...(group ? explainGroup(group) : []),
    ['Mutants that die by it', mutantLines(evidence.mutants.filter(({ killer }) => killer === check.id))],
  ]);
}
