import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { UsageError } from '../contract/errors.ts';
import type { Share } from '../contract/shard.ts';
import { DEFAULTS } from '../settings.ts';
import { configFileOf, configIn } from './config-file.ts';
import type { Where } from './open.ts';
import { type ReportTo, readReport } from './reports.ts';

/** What stands on the command line of `certify`, and nothing else: of the rest the config file speaks. */
export interface CertifyOptions extends Omit<Config, 'module' | 'program' | 'report'> {
  readonly report?: readonly ReportTo[];
  /** Whether the file of known failures is to be brought up to date. */
  readonly updateKnownFailures?: boolean;
  /** Which share of the cases to try. */
  readonly shard?: Share;
  /** A config file, or whether one is looked for. */
  readonly config?: string | boolean;
}

/** What is to be done: with the words of the command line first, then those of the config file. */
export type Chosen = Awaited<ReturnType<typeof choose>>;

/**
 * Puts the command line and the config file together.
 * @param named the subject, where the command line names one
 * @param command what was typed
 * @throws UsageError if more than one subject is named in one place, or the config file is wrong
 */
export async function choose(
  named: Where,
  { config: choice = true, ...given }: CertifyOptions,
  command = 'certify',
) {
  const configFile = configFileOf(choice);
  const config = configFile === undefined ? {} : await configIn(configFile);
  const where = whereOf(named, command) ?? whereOf(config, 'the config file') ?? {};
  return { ...together(where, config, given), configFile };
}

function together(where: Where, config: Config, { report, ...given }: Omit<CertifyOptions, 'config'>) {
  const { module: _, program: __, answers: ___, page: ____, report: reports = [], ...others } = config;
  const { browser, browserArg, ...settings } = others;
  return {
    ...DEFAULTS,
    require: [],
    only: [],
    ...settings,
    // What is typed in place of a page has no browser.
    ...(where.page !== undefined && browser !== undefined && { browser }),
    ...(where.page !== undefined && browserArg && { browserArg }),
    ...given,
    where,
    report: report ?? reports.map(readReport),
  };
}

function whereOf({ module, program, answers, page }: Where, place: string): Where | undefined {
  const named = [module, program, answers, page].filter((one) => one !== undefined);
  if (named.length > 1)
    throw new UsageError(`${place}: name a module, a program after --, --answers or --page; one of them`);
  return named.length === 0 ? undefined : { module: pathOf(module), program, answers, page: pathOf(page) };
}

/** A path, be it written as a URL of a file. */
function pathOf(name: string | undefined): string | undefined {
  if (!name?.startsWith('file:')) return name;
  try {
    return fileURLToPath(name);
  } catch (error) {
    throw new UsageError(`${name}: is no path of a file (${error instanceof Error ? error.message : error})`);
  }
}
