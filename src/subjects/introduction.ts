import type { Capabilities, Identity } from '../contract/subject.ts';
import { capabilitiesOf } from './capabilities.ts';
import { Fault } from './fault.ts';
import { field } from './json-line.ts';
import { Hello, PROTOCOL } from './messages.ts';
import { quote } from './quote.ts';
import { valid } from './valid.ts';

/** Who somebody is, and what it claims. */
export interface Introduction {
  readonly identity: Identity;
  readonly capabilities: Capabilities;
}

/**
 * Reads the answer to the start message.
 * @throws Fault (protocol) if it is of another version, or makes no sense
 */
export function readIntroduction(message: object): Introduction {
  const { name, version, capabilities = {} } = readHello(message);
  const identity = { name: quote(name), ...(version !== undefined && { version: quote(version) }) };
  return { identity, capabilities: capabilitiesOf(capabilities) };
}

function readHello(message: object): Hello {
  const spoken = field(message, 'protocol');
  if (Number.isInteger(spoken) && spoken !== PROTOCOL) {
    throw new Fault(
      'protocol',
      `it speaks version ${spoken} of the protocol, and this suite speaks ${PROTOCOL}`,
    );
  }
  try {
    return valid(Hello, message);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Fault('protocol', `its answer to the start message makes no sense: ${error.message}`);
  }
}
