import { listText } from '../../reports/vector-list.ts';
import type { ProfileId } from '../../vectors/choices.ts';
import { listOf } from '../../vectors/list.ts';
import { readExcerpt } from '../only.ts';
import type { Terminal } from '../terminal.ts';

/** What stands on the command line. */
export interface ListOptions {
  readonly profile: ProfileId;
  readonly seed?: number;
  readonly only?: readonly string[];
  readonly json?: boolean;
}

/** `softproof vectors list`: the profiles, and of one of them groups, dtypes and flags with their counts. */
export function listCommand({ profile, seed, only = [], json }: ListOptions, terminal: Terminal): number {
  const list = listOf(readExcerpt(profile, seed, only));
  terminal.out(json ? `${JSON.stringify(list, null, 1)}\n` : listText(list));
  return 0;
}
