import type { Given } from '../../cases/given.ts';
import { readCases } from '../../cases/read-cases.ts';
import { UsageError } from '../../contract/errors.ts';
import type { Level } from '../../contract/level.ts';
import type { Replayed } from '../../contract/replayed.ts';
import { replay } from '../../replay.ts';
import { replayText } from '../../reports/replay.ts';
import { quote } from '../../subjects/quote.ts';
import { NO_VERDICT } from '../exit-code.ts';
import type { Where } from '../open.ts';
import { readText } from '../read-text.ts';
import { type Talk, talk } from '../talk.ts';
import type { Terminal } from '../terminal.ts';

/** What stands on the command line. */
export interface ReplayOptions extends Talk {
  /** Below it a case fails, whatever its run asked for. */
  readonly level?: Level;
}

/**
 * `softproof replay`: asks the questions of some cases again, and says how it went.
 * @param word a case as JSON, or the path of a file with some; `#2` after it names one of them
 * @returns 0 where all pass now, 1 where some still fail, 3 where some are still broken or could not be judged
 */
export async function replayCommand(
  word: string,
  where: Where,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<number> {
  if (Object.values(where).filter((given) => given !== undefined).length > 1)
    throw new UsageError('replay: name a module, a program after --, --answers or --page; one of them');
  const cases = casesOf(word);
  const { identity, done } = await talk(where, options, terminal, async (subject) => {
    const { identity } = subject;
    const [other] = cases.filter(({ of = identity.name }) => of !== identity.name);
    // Nothing was named: the kernel would answer for somebody else.
    if (other && Object.values(where).every((given) => given === undefined))
      throw new UsageError(
        `${other.name}: it is a case of ${quote(other.of ?? '')}; name that, as a module, a program after --, --answers or --page`,
      );
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

/** @throws UsageError if there is no such file, no case in it, or no such one */
function casesOf(word: string): readonly Given[] {
  if (word.trimStart().startsWith('{')) return readCases('the case', word);
  const [, path = word, number] = /^(.+)#([0-9]+)$/.exec(word) ?? [];
  const cases = readCases(path, readText(path));
  if (cases.length === 0)
    throw new UsageError(`${path}: no counterexample in it: there is nothing to replay`);
  if (number === undefined) return cases;
  const one = cases[Number(number) - 1];
  if (!one) throw new UsageError(`${word}: there is no such one; ${path} has 1 to ${cases.length}`);
  return [one];
}
