import process from 'node:process';
import { type Manners, mannersIn } from './surroundings.ts';

/** Where a command writes, and what it may do there. */
export interface Terminal extends Manners {
  /** Results. */
  out(text: string): void;
  /** Everything else: errors, progress. */
  err(text: string): void;
  /** Has this done before the program ends for an interrupt. */
  onInterrupt(cleanUp: () => Promise<void>): void;
}

/** The streams of this process. */
export function processTerminal(cleanUps: (() => Promise<void>)[]): Terminal {
  const { env, stdout, stderr } = process;
  return {
    ...mannersIn({ env, outIsTerminal: stdout.isTTY === true, errIsTerminal: stderr.isTTY === true }),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    onInterrupt: (cleanUp) => void cleanUps.push(cleanUp),
  };
}
