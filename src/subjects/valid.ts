import * as v from 'valibot';
import { quote } from './quote.ts';

/** A message may name all that would have been right. */
const LONGEST = 600;

/**
 * A stranger's value, if it has the form it must have.
 * @throws RangeError naming the first field that has not, and what stands there
 */
export function valid<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  throw new RangeError(quote(place === null ? issue.message : `${place}: ${issue.message}`, LONGEST));
}
