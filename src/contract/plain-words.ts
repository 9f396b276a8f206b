/** What a validator found wrong with a value, in its own words. */
interface Issue {
  readonly message: string;
  readonly expected: string | null;
  readonly received: string;
}

/** How much of a value that is wrong is shown. */
const SHOWN = 80;

/** What kinds of values are called. */
const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  undefined: 'missing',
};

/** The same in plain words, for whoever wrote the value. Messages of our own are in plain words already. */
export function plainWords({ message, expected, received }: Issue): string {
  if (!message.startsWith('Invalid ')) return message;
  if (message.startsWith('Invalid key:'))
    return expected === 'never' ? 'there is no such field' : 'it is missing';
  const found = KINDS[received] ?? (received.length > SHOWN ? `${received.slice(0, SHOWN)}...` : received);
  const choice = /^\((.*)\)$/.exec(expected ?? '')?.[1];
  if (choice !== undefined) return `${found} is none of ${choice.replaceAll(' | ', ', ')}`;
  const [, what = ''] = /^Invalid (\w+):/.exec(message) ?? [];
  const must = expected ?? what;
  return `it must be ${what === 'length' ? 'as long as ' : ''}${KINDS[must] ?? must}, and is ${found}`;
}
