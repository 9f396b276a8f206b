import * as v from 'valibot';
import { EFFORTS } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import type { KnownFailures } from '../contract/known-failure.ts';
import { LEVELS } from '../contract/level.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { DTYPES } from '../numeric/format.ts';
import { misspelt } from '../subjects/misspelt.ts';
import { quote } from '../subjects/quote.ts';
import { valid } from '../subjects/valid.ts';
import { isSpot, spotOf } from './known.ts';
import { nameOf } from './known-meaning.ts';

const UNKNOWN = misspelt('there is no such field');

/** A level, and those of some cells: see `readBar`. */
const BAR = new RegExp(`^(${LEVELS.join('|')})(,\\w+(:\\w+)?=\\w+)*$`);

const Entry = v.strictObject(
  {
    check: v.string(),
    quantity: v.picklist(QUANTITIES),
    dtype: v.picklist(DTYPES),
    option: v.optional(v.string()),
    level: v.pipe(
      v.picklist(['none', ...LEVELS]),
      v.description('The lowest level at which the failure is accepted.'),
    ),
    requirements: v.pipe(v.array(v.string()), v.description('The requirements that it may break.')),
    reason: v.pipe(v.string(), v.description('Why it is accepted: written by a person, and not left empty.')),
  },
  UNKNOWN,
);

/** A file of known failures. */
export const KnownFailuresText = v.strictObject(
  {
    found: v.pipe(
      v.strictObject(
        {
          level: v.pipe(
            v.string(),
            v.regex(BAR, 'it is no level as --level takes it'),
            v.description('As `--level` has it.'),
          ),
          effort: v.picklist(EFFORTS),
          seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
        },
        UNKNOWN,
      ),
      v.description('The terms of the run that found them. A run on others need not find them all.'),
    ),
    known_failures: v.pipe(
      v.array(Entry),
      v.description('One for each check, quantity, dtype and option, in the order of reports.'),
    ),
  },
  UNKNOWN,
);

/**
 * Reads a file of known failures.
 * @throws UsageError naming the entry, if it is not of the form, or one is listed twice
 */
export function readKnownFailures(path: string, text: string): KnownFailures {
  try {
    const { found, known_failures } = valid(KnownFailuresText, JSON.parse(text));
    const failures = known_failures.map(({ option, ...entry }) =>
      option === undefined ? entry : { ...entry, option },
    );
    const twice = failures.find((failure, k) => failures.findIndex(isSpot(failure)) !== k);
    if (twice) throw new RangeError(`${nameOf(twice)} is listed twice; keep one`);
    return { found, failures };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    const what = error instanceof SyntaxError ? 'is not JSON: ' : '';
    throw new UsageError(`${path}: ${what}${quote(error.message)}`);
  }
}

/** The file: one entry after the other, each field on a line of its own, so that changes read well. */
export function writeKnownFailures({ found, failures }: KnownFailures): string {
  const entries = failures.map(({ level, requirements, reason, ...spot }) => {
    return { ...spotOf(spot), level, requirements, reason };
  });
  return `${JSON.stringify({ found, known_failures: entries }, null, 2)}\n`;
}
