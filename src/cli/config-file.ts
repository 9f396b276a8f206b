import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Config } from '../config.ts';
import { UsageError } from '../contract/errors.ts';
import { quote, quoteThrown } from '../subjects/quote.ts';
import { valid } from '../subjects/valid.ts';
import { TERMS } from '../verdict/terms.ts';
import { nearest } from './nearest.ts';

/** Where a config file is looked for, in the working directory. */
const NAMES: readonly string[] = ['softproof.config.mjs', 'softproof.config.json'];

const Path = v.pipe(v.string(), v.minLength(1, 'it is empty'));
const Words = v.array(v.string());

const FIELDS = {
  module: v.exactOptional(Path),
  program: v.exactOptional(v.pipe(Words, v.minLength(1, 'it is empty'))),
  answers: v.exactOptional(Path),
  page: v.exactOptional(Path),
  browser: v.exactOptional(Path),
  browserArg: v.exactOptional(Words),
  ...TERMS,
  knownFailures: v.exactOptional(Path),
  report: v.exactOptional(Words),
  timeout: v.exactOptional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1_000_000))),
  transcript: v.exactOptional(Path),
};

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(FIELDS);

const ConfigText: v.GenericSchema<unknown, Config> = v.object(FIELDS);

/**
 * The config file that is read, if any.
 * @param choice the file, `false` for none, `true` for the one that lies in the working directory, if it does
 * @throws UsageError if two lie there
 */
export function configFileOf(choice: string | boolean): string | undefined {
  return typeof choice === 'string' ? choice : choice ? found() : undefined;
}

/**
 * The config in a file.
 * @throws UsageError naming the file, if it cannot be read, or has a field that is wrong or unknown
 */
export async function configIn(path: string): Promise<Config> {
  const given = await load(path);
  try {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new RangeError('it is no object of settings');
    const unknown = Object.keys(given).find((key) => !SETTINGS.includes(key));
    if (unknown !== undefined)
      throw new RangeError(
        `there is no setting ${JSON.stringify(quote(unknown))}${nearest(unknown, SETTINGS)}`,
      );
    return valid(ConfigText, given);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${path}: ${error.message}`);
  }
}

function found(): string | undefined {
  const there = NAMES.filter((name) => existsSync(name));
  if (there.length > 1)
    throw new UsageError(`${there.join(' and ')}: both are here; keep one, or choose with --config`);
  return there[0];
}

/** What stands in the file. A module is the user's code, and is run. */
async function load(path: string): Promise<unknown> {
  try {
    if (!/\.m?js$/.test(path)) return JSON.parse(readFileSync(path, 'utf8'));
    const module: { default?: unknown } = await import(pathToFileURL(resolve(path)).href);
    return module.default;
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${quoteThrown(error)})`);
  }
}
