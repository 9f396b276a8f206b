import { quote } from '../subjects/quote.ts';

/** A word as a shell takes it: bare where nothing in it means anything there, else between quotes. */
export function shellWord(word: string): string {
  const printable = quote(word, Number.POSITIVE_INFINITY);
  return /^[\w@%+=:,./-][\w@%+=:,./#-]*$/.test(printable)
    ? printable
    : `'${printable.replaceAll("'", `'\\''`)}'`;
}
