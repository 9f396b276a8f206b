import { alike } from '../contract/alike.ts';
import { DIALECT } from '../contract/dialect.ts';
import { UsageError } from '../contract/errors.ts';
import { LEVELS } from '../contract/level.ts';
import { NOTES } from '../vectors/flags.ts';
import type { Book } from './book.ts';
import { explainCheck } from './explain-check.ts';
import { explainLevel } from './explain-level.ts';
import { explainRequirement } from './explain-requirement.ts';
import { explainSituation } from './explain-situation.ts';
import { explainStatus, STATUSES } from './explain-status.ts';
import { explainFlag, explainVector } from './explain-vector.ts';
import { explainVerdict, VERDICTS } from './explain-verdict.ts';

/**
 * What `softproof explain` prints of a requirement, a check, a level, a situation, a status, a verdict, a vector or a flag, as lines of plain text.
 *
 * @throws UsageError for an id that is none of these, with the ids that are like it
 */
export function explain(id: string, book: Book): string {
  const text =
    explainLevel(id) ??
    explainSituation(id) ??
    explainStatus(id) ??
    explainVerdict(id) ??
    explainFlag(id, book) ??
    explainVector(id, book) ??
    explainRequirement(id, book) ??
    explainCheck(id, book);
  if (text !== undefined) return text;
  const known = [...book.requirements, ...book.checks].map((one) => one.id);
  const near = alike(id, [
    ...known,
    ...LEVELS,
    ...STATUSES,
    ...VERDICTS,
    ...Object.keys(DIALECT),
    ...Object.keys(NOTES),
  ]);
  throw new UsageError(
    `no requirement, check, level, situation, status, verdict, vector or flag is called "${id}"${near}`,
  );
}
