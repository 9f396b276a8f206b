import { Fault } from './fault.ts';
import { quote } from './quote.ts';

/** How much of a line that makes no sense is shown. */
const SHOWN = 120;

/**
 * The JSON object that a line holds.
 * @throws Fault (protocol) if it holds anything else
 */
export function readLine(line: string): object {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    throw new Fault('protocol', `${complaint(line)}: ${quote(line, SHOWN)}`);
  }
  if (typeof message === 'object' && message !== null && !Array.isArray(message)) return message;
  throw new Fault('protocol', `it wrote a line that is not a JSON object: ${quote(line, SHOWN)}`);
}

/** The field of a JSON object; undefined where there is no such field, or no object. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function complaint(line: string): string {
  if (line.trim() === '') return 'it wrote an empty line';
  if (/[:,[]\s*(NaN|-?Infinity)\b/.test(line)) {
    return 'it wrote a bare NaN or Infinity, which is not JSON (numbers travel in "bits")';
  }
  return 'it wrote a line that is not JSON (standard output is for messages, standard error for everything else)';
}
