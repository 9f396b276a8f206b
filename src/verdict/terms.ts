import * as v from 'valibot';
import { EFFORTS } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import { LEVELS, type Level } from '../contract/level.ts';
import { quote } from '../subjects/quote.ts';
import { valid } from '../subjects/valid.ts';
import { readBar } from './bar-text.ts';

const Words = v.array(v.string());
const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The terms of a run, wherever they are written: in JavaScript, or in a config file. */
export const TERMS = {
  level: v.exactOptional(
    v.custom<Level | `${Level},${string}`>(
      isLevel,
      `it is no level as --level takes it; the levels are ${LEVELS.join(', ')}`,
    ),
  ),
  seed: v.exactOptional(v.pipe(Whole, v.maxValue(999_999_999_999_999))),
  effort: v.exactOptional(v.picklist(EFFORTS)),
  require: v.exactOptional(Words),
  only: v.exactOptional(Words),
  threads: v.exactOptional(v.pipe(Whole, v.minValue(1), v.maxValue(9999))),
};

const KnownOnes = v.exactOptional(
  v.custom((known) => {
    return (
      typeof known === 'object' && known !== null && 'failures' in known && Array.isArray(known.failures)
    );
  }, 'it is { found, failures }, what a file of known failures says, and not its path'),
);

const Terms = v.object({ ...TERMS, knownFailures: KnownOnes });

/**
 * Refuses settings that would be taken for something else: who writes plain JavaScript may give any.
 * @param others names of settings that are not terms
 * @throws UsageError naming the setting that there is none of, or that is wrong
 */
export function requireTerms(settings: object, others: readonly string[]): void {
  const names = [...Object.keys(Terms.entries), ...others];
  const unknown = Object.keys(settings).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`${quote(unknown)}: there is no such setting; there are ${names.join(', ')}`);
  try {
    // What is wrong with a level, it says best itself.
    if ('level' in settings && typeof settings.level === 'string') readBar(settings.level);
    valid(Terms, settings);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message);
  }
}

function isLevel(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  try {
    readBar(text);
    return true;
  } catch {
    return false;
  }
}
