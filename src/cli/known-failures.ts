import { existsSync, readFileSync } from 'node:fs';
import { barOf } from '../contract/bar.ts';
import { UsageError } from '../contract/errors.ts';
import type { KnownFailures } from '../contract/known-failure.ts';
import type { Result } from '../contract/report.ts';
import { suite } from '../suite.ts';
import { barText } from '../verdict/bar-text.ts';
import { isSpot } from '../verdict/known.ts';
import { faultOf, hasReason, requireMeaning } from '../verdict/known-meaning.ts';
import { readKnownFailures, writeKnownFailures } from '../verdict/known-text.ts';
import { update } from '../verdict/update-known.ts';
import { checkWritable, writeWhole } from './write.ts';

/**
 * The known failures of a file, to be held against a run.
 * @throws UsageError if there is no such file, or it makes no sense
 */
export function knownFailures(path: string): KnownFailures {
  const known = read(path);
  if (!known) throw new UsageError(`${path}: no such file; --update-known-failures writes it`);
  requireMeaning(path, known.failures, suite);
  return known;
}

/** A file of known failures that a run is to bring up to date. */
class KnownFailuresFile {
  private readonly path: string;
  private readonly before: KnownFailures | undefined;

  /** @throws UsageError if the file cannot be written, or is there and of another form */
  constructor(path: string) {
    checkWritable(path);
    this.path = path;
    this.before = read(path);
  }

  /** What of it can be held against a run: the rest is about to go, or to be explained. */
  get usable(): KnownFailures | undefined {
    if (!this.before) return undefined;
    const { found, failures } = this.before;
    return {
      found,
      failures: failures.filter((failure) => hasReason(failure) && faultOf(failure, suite) === undefined),
    };
  }

  /** Writes what a run found; says what changed, in one line. */
  write(result: Result): string {
    const { findings, effort, seed, audit } = result;
    if (findings.length === 0 || audit.differing > 0)
      return `${this.path}: left as it was, for want of findings`;
    const before = this.before?.failures ?? [];
    const level = barText(barOf(result));
    const known = update(findings, before, { level, effort, seed });
    writeWhole(this.path, writeKnownFailures(known));
    const { failures } = known;
    const added = failures.filter((failure) => !before.some(isSpot(failure))).length;
    const gone = before.filter((failure) => !failures.some(isSpot(failure))).length;
    const wanted = failures.filter((failure) => !hasReason(failure)).length;
    const wish = wanted === 0 ? '' : `; ${wanted} without a reason: write why each is accepted`;
    return `${this.path}: known failures: ${failures.length}, of them new: ${added}; taken out: ${gone}${wish}`;
  }
}

/**
 * The known failures to hold against a run, and the file that it is to bring up to date.
 * @throws UsageError if only some checks are run, or there is no file to update; else as the above
 */
export function knownOf(asked: {
  readonly knownFailures?: string;
  readonly updateKnownFailures?: boolean;
  readonly only: readonly string[];
}): { readonly file?: KnownFailuresFile; readonly known?: KnownFailures | undefined } {
  const { knownFailures: path, updateKnownFailures: updates = false, only } = asked;
  if (updates && path === undefined)
    throw new UsageError('--update-known-failures: name the file with --known-failures FILE');
  if (path === undefined) return {};
  if (only.length > 0)
    throw new UsageError('--known-failures is held against all checks; leave it out, or leave out --only');
  if (!updates) return { known: knownFailures(path) };
  const file = new KnownFailuresFile(path);
  return { file, known: file.usable };
}

function read(path: string): KnownFailures | undefined {
  if (!existsSync(path)) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  return readKnownFailures(path, text);
}
