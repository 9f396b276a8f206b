const WIDTH = 110;

/**
 * JSON for people who compare files line by line: lists of plain values on one line where they fit, else one element a
 * line; a member of an object on a line of its own.
 */
export function layOut(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent} `;
  if (!Array.isArray(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => `${inner}${JSON.stringify(key)}: ${layOut(member, inner)}`,
    );
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
  }
  const elements = value.map((element) => layOut(element, inner));
  const line = `[${elements.join(', ')}]`;
  const plain = value.every((element) => typeof element !== 'object');
  if (value.length === 0 || (plain && indent.length + line.length <= WIDTH)) return line;
  return `[\n${elements.map((element) => inner + element).join(',\n')}\n${indent}]`;
}
