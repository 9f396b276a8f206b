import { UsageError } from '../contract/errors.ts';
import { type CertifyOptions, type Chosen, choose } from './chosen.ts';
import type { Where } from './open.ts';

/** Whom a command may talk to that comes to no verdict; or a file with what somebody would claim, who is not there. */
export interface Named extends Pick<Where, 'module' | 'program' | 'page'> {
  readonly claims?: string | undefined;
}

/** What is typed beside the name. */
export type PartnerOptions = Pick<
  CertifyOptions,
  'timeout' | 'browser' | 'browserArg' | 'seed' | 'effort' | 'config'
>;

/**
 * Whom such a command talks to, and how: whoever is typed, or else whom the config file names.
 * @param ask what to say where that is nobody, or more than one
 * @throws UsageError if so, or if the config file is wrong
 */
export async function partner(
  ask: string,
  { claims, ...named }: Named,
  given: PartnerOptions,
): Promise<Omit<Chosen, 'transcript'>> {
  const typed = [claims, ...Object.values(named)].filter((one) => one !== undefined);
  if (typed.length > 1) throw new UsageError(ask);
  // A transcript is of a run that is judged.
  const { transcript: _, ...chosen } = await choose(named, given);
  const { module, program, page } = chosen.where;
  if ([claims, module, program, page].every((one) => one === undefined)) throw new UsageError(ask);
  return chosen;
}
