import * as v from 'valibot';
import { expect, it } from 'vitest';
import { plainWords } from '../../src/contract/plain-words.ts';

const Form = v.strictObject({
  name: v.optional(v.string()),
  level: v.optional(v.picklist(['safe', 'stable'])),
  count: v.optional(v.pipe(v.number('it is no count'), v.integer(), v.minValue(1))),
  words: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
  must: v.boolean(),
});

it.each([
  [7, 'it must be an object, and is 7'],
  [{}, 'it is missing'],
  [{ must: 'yes' }, 'it must be true or false, and is "yes"'],
  [{ must: true, more: 1 }, 'there is no such field'],
  [{ must: true, name: [] }, 'it must be a string, and is a list'],
  [{ must: true, name: null }, 'it must be a string, and is null'],
  [{ must: true, level: 'best' }, '"best" is none of "safe", "stable"'],
  [{ must: true, count: 0 }, 'it must be >=1, and is 0'],
  [{ must: true, count: 0.5 }, 'it must be a whole number, and is 0.5'],
  [{ must: true, count: 'x' }, 'it is no count'],
  [{ must: true, words: [] }, 'it must be as long as >=1, and is 0'],
  [{ must: true, level: 'x'.repeat(1000) }, `"${'x'.repeat(79)}... is none of "safe", "stable"`],
])('says in plain words what is wrong with %j', (value, words) => {
  const { issues } = v.safeParse(Form, value, { abortEarly: true });

  expect(plainWords(issues![0])).toBe(words);
});
