/** Markup that is safe to put into a page: made by `html`, and by nothing else. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: all but markup is escaped; what is false or undefined is left out. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/** Markup from a template. Whatever strangers wrote comes in as a part, and is shown as the text that it is. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(literals.map((literal, k) => literal + textOf(parts[k])).join(''));
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(textOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls, and characters that turn the direction of writing: what is left of them is a mark that they were there. */
const UNPRINTABLE = /[^\P{C}\n\t]/gu;

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
