import { Fault } from './fault.ts';
import { field, readLine } from './json-line.ts';
import { Lost } from './messages.ts';
import { quote } from './quote.ts';
import { LONGEST, valid } from './valid.ts';

/** A program says of itself that it cannot speak for what it was given: our own adapters, where a module claims nonsense. */
export class Mistake extends Fault {
  constructor(why: string) {
    super('protocol', why);
  }
}

/**
 * The message in a line of a program.
 * @throws Fault if it holds none; with the cause that it states, if it says that what the program speaks for is lost
 */
export function heard(line: string): object {
  const message = readLine(line);
  if (field(message, 'lost') === undefined) return message;
  throw faultOf(message);
}

function faultOf(message: object): Fault {
  try {
    const { lost, why } = valid(Lost, message);
    const told = quote(why, LONGEST);
    return lost === 'protocol' ? new Mistake(told) : new Fault(lost, told);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Fault('protocol', `it says that something is lost, but not what: ${error.message}`);
  }
}
