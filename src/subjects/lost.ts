import { Fault } from './fault.ts';
import { field, readLine } from './json-line.ts';
import { Lost } from './messages.ts';
import { quote } from './quote.ts';
import { valid } from './valid.ts';

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
    return new Fault(lost, quote(why));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Fault('protocol', `it says that something is lost, but not what: ${error.message}`);
  }
}
