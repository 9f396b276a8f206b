/** Longest piece of a stranger's text that any message of ours repeats, in UTF-16 units. */
const LONGEST = 300;

/** Control and format characters (those that turn the direction of writing too), lone surrogates, line separators. */
const UNPRINTABLE = /[\p{C}\u2028\u2029]+/gu;

/**
 * A stranger's text, fit to stand inside one line of ours: short, and without anything that moves the cursor of a
 * terminal or breaks the line.
 */
export function quote(text: string, longest: number = LONGEST): string {
  const cut = text.length > longest ? `${copyOf(text.slice(0, longest))}...` : text;
  return printable(cut).trim();
}

/** The same text, with a blank in place of what moves the cursor of a terminal, turns the direction of writing or breaks the line. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ');
}

/** The same text in memory of its own: a piece of a string keeps the whole of it alive, however long. */
function copyOf(piece: string): string {
  return JSON.parse(JSON.stringify(piece));
}

/** The message of whatever was thrown; throwing something odd must not throw again here. */
export function quoteThrown(thrown: unknown): string {
  try {
    return quote(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
  } catch {
    return 'something that cannot be shown';
  }
}
