/** One requirement of the spec. */
export interface Requirement {
  readonly id: string;
  readonly sentence: string;
  /** Why implementations get it wrong; paragraphs apart by empty lines, links as words. */
  readonly reason: string;
  /** The lines of its worked example. */
  readonly example: string;
  /** Real defects that the reason cites, as owner/name#number. */
  readonly defects: readonly string[];
}

/** The pages of spec/ that state requirements. */
export const PAGES: readonly string[] = ['requirements.md', 'requirements-of-options.md'];

const STATEMENT = /^\*\*(SCE-[A-Z0-9-]+)\*\* (.+)$/;
const LINK = /\[([^\]]+)\]\(([^)#]+)[^)]*\)/g;
const DEFECT = /[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+#\d+/g;

/**
 * The requirements of a page in its order: each a line `**SCE-ID** Sentence.`, followed by its reason and
 * a fenced block of language `example`, up to the next such line or heading.
 */
export function parseRequirements(markdown: string): readonly Requirement[] {
  const lines = markdown.split('\n');
  return lines.flatMap((line, at) => {
    const [, id, sentence] = STATEMENT.exec(line) ?? [];
    if (id === undefined || sentence === undefined) return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((next) => STATEMENT.test(next) || next.startsWith('## '));
    const body = rest.slice(0, end < 0 ? rest.length : end).join('\n');
    const example = /```example\n(.*?)\n```/s.exec(body)?.[1] ?? '';
    const reason = body
      .replace(/```.*```/s, '')
      .replace(LINK, '$1 (spec/$2)')
      .trim();
    return [{ id, sentence, reason, example, defects: [...new Set(reason.match(DEFECT))] }];
  });
}
