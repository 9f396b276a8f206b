const WIDTH = 100;

/**
 * JSON for people who compare files line by line: lists and objects of plain values on one line where they fit, else
 * one element a line.
 */
export function layOut(value: unknown, indent = ''): string {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return short;
  const members = Object.values(value);
  const plain = members.every((member) => typeof member !== 'object' || member === null);
  if (members.length === 0 || (plain && indent.length + short.length <= WIDTH)) return short;
  const inner = `${indent} `;
  const lines = Array.isArray(value)
    ? value.map((member) => inner + layOut(member, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${layOut(member, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
