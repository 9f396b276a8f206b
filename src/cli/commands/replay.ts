import { existsSync } from 'node:fs';
import type { Given } from '../../cases/given.ts';
import { readCases } from '../../cases/read-cases.ts';
import { UsageError } from '../../contract/errors.ts';
import type { Level } from '../../contract/level.ts';
import type { Replayed } from '../../contract/replayed.ts';
import { embedded } from '../../embedded.ts';
import { replay } from '../../replay.ts';
import { replayText } from '../../reports/replay.ts';
import { quote } from '../../subjects/quote.ts';
import { inputsOf, requireApart } from '../apart.ts';
import { choose } from '../chosen.ts';
import { NO_VERDICT } from '../exit-code.ts';
import type { Where } from '../open.ts';
import { readText } from '../read-text.ts';
import { type Talk, talk } from '../talk.ts';
import type { Terminal } from '../terminal.ts';

const ASK = 'name whom to ask: a module, a program after --, --answers, --page or --kernel';

/** What stands on the command line. */
export interface ReplayOptions extends Talk {
  /** Below it a case fails, whatever its run asked for. */
  readonly level?: Level;
  /** Whether the embedded kernel is asked. */
  readonly kernel?: boolean;
  /** A config file, or whether one is looked for: it may name who is asked. */
  readonly config?: string | boolean;
}

/**
 * `softproof replay`: asks the questions of some cases again, and says how it went.
 * @param word a case as JSON, or the path of a file with some; `#2` after it names one of them
 * @returns 0 where all pass now, 1 where some still fail, 3 where some are still broken or could not be judged
 */
export async function replayCommand(
  word: string,
  named: Where,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<number> {
  const cases = casesOf(word);
  const { where, ...how } = await whom(named, options, cases, fileOf(word)?.path);
  const { identity, done } = await talk(where, how, terminal, async (subject) => {
    const { identity } = subject;
    const all: Replayed[] = [];
    for (const one of cases) all.push(await replay(subject, one, options.level));
    return { identity, done: all };
  });
  terminal.out(`asked: ${[identity.name, identity.version].filter(Boolean).join(' ')}\n`);
  for (const one of done) {
    if (cases.length > 1) terminal.out(`${one.name}\n`);
    terminal.out(`${replayText(one, terminal.colours)}${cases.length > 1 ? '\n' : ''}`);
  }
  const some = (...statuses: readonly string[]) =>
    done.filter(({ quantities }) => quantities.some(({ status }) => statuses.includes(status))).length;
  const [failing, odd] = [some('fails'), some('broken', 'nothing')];
  if (cases.length > 1)
    terminal.out(`${cases.length} cases: ${failing} fail, ${odd} broken or without a verdict\n`);
  if (failing > 0) return 1;
  return odd > 0 ? NO_VERDICT : 0;
}

/**
 * Who is asked, and how: whoever is typed, or else whom the config file names. The kernel answers for nobody else.
 * @throws UsageError if that is nobody, or more than one
 */
async function whom(
  named: Where,
  { kernel = false, config = true, level: _, ...how }: ReplayOptions,
  cases: readonly Given[],
  path: string | undefined,
): Promise<Talk & { readonly where: Where }> {
  if (kernel && Object.values(named).every((one) => one === undefined)) return { ...how, where: {} };
  if (kernel) throw new UsageError('replay: name a subject, or --kernel; one of them');
  const chosen = await choose(named, { config }, 'replay');
  const { where, browser, browserArg, timeout } = chosen;
  requireApart(
    [...inputsOf(chosen), ...(path === undefined ? [] : [{ path, is: 'holds what is replayed' }])],
    how.transcript === undefined ? [] : [{ path: how.transcript, as: `--transcript ${how.transcript}` }],
  );
  const own = embedded().identity.name;
  const other = cases.find(({ of }) => of !== own);
  if (other && Object.values(where).every((one) => one === undefined))
    throw new UsageError(
      other.of === undefined
        ? `${other.name}: ${ASK}`
        : `${other.name}: it is a case of ${quote(other.of)}; ${ASK}`,
    );
  return {
    ...(browser !== undefined && { browser }),
    ...(browserArg && { browserArg }),
    ...(timeout !== undefined && { timeout }),
    ...how,
    where,
  };
}

/** The file of a word that is no case itself, and the number after its name. */
function fileOf(word: string): { readonly path: string; readonly number?: string | undefined } | undefined {
  if (word.trimStart().startsWith('{')) return undefined;
  const [, path = word, number] = /^(.+)#([0-9]+)$/.exec(word) ?? [];
  return { path, number };
}

/** @throws UsageError if there is no such file, no case in it, or no such one */
function casesOf(word: string): readonly Given[] {
  const file = fileOf(word);
  if (!file) return readCases('the case', word);
  const { path, number } = file;
  const [, before = ''] = /^(.+)#[^#]*$/.exec(path) ?? [];
  if (!existsSync(path) && existsSync(before))
    throw new UsageError(`${word}: after # stands the number of a failure, as in ${before}#1`);
  const cases = readCases(path, readText(path));
  if (cases.length === 0)
    throw new UsageError(`${path}: no counterexample in it: there is nothing to replay`);
  if (number === undefined) return cases;
  const one = cases[Number(number) - 1];
  if (!one) throw new UsageError(`${word}: there is no such one; ${path} has 1 to ${cases.length}`);
  return [one];
}
