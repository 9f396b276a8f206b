const WIDTH = 92;

/** A title, a sentence, and headed blocks of indented lines; blocks without lines are left out. */
export function sections(
  title: string,
  sentence: string,
  blocks: readonly [string, readonly string[]][],
): string {
  const shown = blocks.filter(([, lines]) => lines.some((line) => line !== ''));
  const parts = shown.map(([head, lines]) =>
    [head, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n'),
  );
  return `${[`${title}\n${wrapped(sentence).join('\n')}`, ...parts].join('\n\n')}\n`;
}

/** An id, and what is to be said of it beneath. */
export function entry(id: string, sentence: string): readonly string[] {
  return [id, ...wrapped(sentence).map((line) => `  ${line}`)];
}

/** Words in lines of at most 92 letters. */
export function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((word) => word !== '')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
