import { Fault } from './fault.ts';
import { field } from './json-line.ts';

/**
 * The replies of a message: one, or a list of them.
 * @throws Fault (protocol) if its list is none
 */
export function repliesIn(message: object): readonly object[] {
  const replies = field(message, 'replies');
  if (replies === undefined) return [message];
  if (Array.isArray(replies) && replies.every(isObject)) return replies;
  throw new Fault('protocol', 'it wrote "replies" that are no list of answers');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
