import type { Capabilities, Identity } from '../contract/subject.ts';
import { capabilitiesOf } from './capabilities.ts';
import { Fault } from './fault.ts';
import { field } from './json-line.ts';
import { Hello, PROTOCOLS } from './messages.ts';
import { quote } from './quote.ts';
import { valid } from './valid.ts';

/** Who somebody is, and what it claims. */
export interface Introduction {
  readonly identity: Identity;
  readonly capabilities: Capabilities;
}

/** How many questions a program may be given before it answers the first, and how many of them in one message. */
export interface Pace {
  readonly window: number;
  readonly list: number;
}

/** Where the program says nothing of it. */
const PACE: Pace = { window: 64, list: 1 };

/**
 * Reads the answer to the start message.
 * @throws Fault (protocol) if it is of another version, or makes no sense
 */
export function readIntroduction(message: object): Introduction & Pace {
  const { name, version, capabilities = {} } = readHello(message);
  const identity = { name: quote(name), ...(version !== undefined && { version: quote(version) }) };
  const { window = PACE.window, list = PACE.list } = capabilities.limits ?? {};
  return { identity, capabilities: capabilitiesOf(capabilities), window, list };
}

function readHello(message: object): Hello {
  const spoken = field(message, 'protocol');
  if (typeof spoken === 'number' && Number.isInteger(spoken) && !PROTOCOLS.includes(spoken)) {
    throw new Fault(
      'protocol',
      `it speaks version ${spoken} of the protocol, and this suite speaks ${PROTOCOLS.join(', ')}`,
    );
  }
  try {
    return valid(Hello, message);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Fault('protocol', `its answer to the start message makes no sense: ${error.message}`);
  }
}
