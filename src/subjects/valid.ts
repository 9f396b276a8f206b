import * as v from 'valibot';
import { quote } from './quote.ts';

/** A message may name all that would have been right. */
export const LONGEST = 600;

/** How much of a value that is wrong is shown. */
const SHOWN = 80;

/**
 * A stranger's value, if it has the form it must have.
 * @param where  the path to it in the message that it is part of
 * @throws RangeError naming the first field that has not, and what stands there
 */
export function valid<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  where?: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = [where, v.getDotPath(issue)].filter((part) => part != null).join('.');
  throw new RangeError(quote(`${place === '' ? '' : `${place}: `}${told(issue)}`, LONGEST));
}

/** What kinds of values are called. */
const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  undefined: 'missing',
};

/** What is wrong, in plain words; those of our own messages are plain. */
function told({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message;
  const found = KINDS[received] ?? quote(received, SHOWN);
  if (message.startsWith('Invalid key:'))
    return expected === 'never' ? 'there is no such field' : 'it is missing';
  const choice = /^\((.*)\)$/.exec(expected ?? '')?.[1];
  if (choice !== undefined) return `${found} is none of ${choice.replaceAll(' | ', ', ')}`;
  const [, what = ''] = /^Invalid (\w+): Received/.exec(message) ?? [];
  const must = expected === null ? what : (KINDS[expected] ?? expected);
  return `it must be ${message.startsWith('Invalid length') ? 'as long as ' : ''}${must}, and is ${found}`;
}
