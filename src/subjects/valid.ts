import * as v from 'valibot';
import { plainWords } from '../contract/plain-words.ts';
import { quote } from './quote.ts';

/** A message may name all that would have been right. */
export const LONGEST = 600;

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
  throw new RangeError(quote(`${place === '' ? '' : `${place}: `}${plainWords(issue)}`, LONGEST));
}
