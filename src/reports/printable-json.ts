import { printable } from '../subjects/quote.ts';

/**
 * The value of JSON that came from anywhere, with all its text, names of members included, fit to stand on a terminal.
 * @throws SyntaxError where it is no JSON
 */
export function printableJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string') return printable(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const isOdd = Object.keys(value).some((name) => printable(name) !== name);
    return isOdd
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [printable(name), member]))
      : value;
  });
}
