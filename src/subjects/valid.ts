import * as v from 'valibot';
import { quote } from './quote.ts';

/**
 * A stranger's value, if it has the form it must have.
 * @throws RangeError naming the first field that has not, and what stands there
 */
export function valid<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw new RangeError(quote(`${place}: there is no such field`));
  }
  throw new RangeError(quote(place === null ? issue.message : `${place}: ${issue.message}`));
}
