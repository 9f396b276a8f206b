/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** `all` where nothing is missing, else how many of how many. */
export function share(part: number, whole: number): string {
  return part === whole ? 'all' : `${part} (${((100 * part) / whole).toFixed(1)}%)`;
}
