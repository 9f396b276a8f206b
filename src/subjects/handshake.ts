import { Channel, type Hearer } from './channel.ts';
import { Fault } from './fault.ts';
import { type Introduction, type Pace, readIntroduction } from './introduction.ts';
import type { Limits } from './limits.ts';
import { heard, Mistake } from './lost.ts';
import { startLine } from './question-text.ts';
import type { Tap } from './tap.ts';

/** A program that has said who it is. */
export interface Introduced extends Introduction, Pace {
  readonly channel: Channel;
}

/**
 * Starts a program and greets it.
 * @param suite  name and version of this suite, for the program's information
 * @throws Fault if no sensible greeting comes back in time; nothing is left running then
 */
export function introduce(
  command: readonly string[],
  limits: Limits,
  suite: string,
  tap?: Tap,
): Promise<Introduced> {
  return new Promise((resolve, reject) => {
    const channel = new Channel(
      command,
      limits,
      {
        line(text) {
          const introduction = readIntroduction(heard(text));
          clearTimeout(patience);
          channel.hearer = NOBODY;
          resolve({ channel, ...introduction });
        },
        idle() {},
        async lost(fault) {
          clearTimeout(patience);
          await channel.gone;
          // The reason for a crash has the log in it.
          const known = fault instanceof Mistake || channel.log === '' || fault.message.includes(channel.log);
          reject(known ? fault : new Fault(fault.cause, `${fault.message}; its log: ${channel.log}`));
        },
      },
      tap,
    );
    const patience = setTimeout(() => channel.fail(silence(limits)), limits.startMs);
    channel.write(startLine(suite));
  });
}

const NOBODY: Hearer = {
  line() {
    throw new Fault('protocol', 'it went on speaking after its greeting, without being asked');
  },
  idle() {},
  lost() {},
};

function silence({ startMs }: Limits): Fault {
  const hint = 'does it read line by line, and flush standard output after each answer?';
  return new Fault('timed-out', `it said nothing within ${startMs / 1000} s: ${hint}`);
}
