import type { Check } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import { entry, sections, wrapped } from './sections.ts';

/** One requirement of spec/requirements.md. */
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

/** What an explanation says of a check; vector groups are checks of the kind `vectors`. */
export type Explained = Pick<Check, 'id' | 'kind' | 'title' | 'why' | 'requirements' | 'judges'>;

const STATEMENT = /^\*\*(SCE-[A-Z0-9-]+)\*\* (.+)$/;
const LINK = /\[([^\]]+)\]\(([^)#]+)[^)]*\)/g;
const DEFECT = /[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+#\d+/g;

/**
 * The requirements of spec/requirements.md in its order: each a line `**SCE-ID** Sentence.`, followed by its reason and
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

/**
 * What `softproof explain` prints of a requirement or a check, as lines of plain text. The id of a case, such as
 * `shift-invariance/17`, stands for its check, and `clipping` for the group `vectors/clipping`.
 *
 * @throws UsageError for an id that is neither, with the ids that begin like it
 */
export function explain(
  id: string,
  requirements: readonly Requirement[],
  checks: readonly Explained[],
): string {
  const requirement = requirements.find((one) => one.id === id);
  if (requirement) return requirementText(requirement, checks);
  const check = checks.find(
    (one) => one.id === id || one.id === `vectors/${id}` || id.startsWith(`${one.id}/`),
  );
  if (check) return checkText(check, requirements);
  const near = alike(
    id,
    [...requirements, ...checks].map((one) => one.id),
  );
  throw new UsageError(`no requirement, check, level, vector or flag is called "${id}"; ${near}`);
}

function requirementText(requirement: Requirement, checks: readonly Explained[]): string {
  const { id, sentence, reason, example, defects } = requirement;
  const citing = checks.filter((check) => check.requirements.includes(id));
  const listed = (vectors: boolean) =>
    citing
      .filter(({ kind }) => (kind === 'vectors') === vectors)
      .flatMap((check) => entry(check.id, check.title));
  return sections(id, sentence, [
    [
      'Why',
      reason
        .split(/\n\s*\n/)
        .flatMap((paragraph) => [...wrapped(paragraph), ''])
        .slice(0, -1),
    ],
    ['Example', example.split('\n')],
    ['Checks', listed(false)],
    ['Vectors', listed(true)],
    ['Seen in', defects],
  ]);
}

function checkText(check: Explained, requirements: readonly Requirement[]): string {
  const cited = check.requirements.flatMap((id) =>
    entry(id, requirements.find((one) => one.id === id)?.sentence ?? 'not in spec/requirements.md'),
  );
  return sections(check.id, check.title, [
    ['Why', wrapped(check.why)],
    ['Judges', [check.judges.join(', ')]],
    ['Requirements', cited],
  ]);
}

/** Words for the ids that contain an unknown one, or share more than half of it from the beginning. */
function alike(unknown: string, ids: readonly string[]): string {
  const lower = unknown.toLowerCase();
  const shared = (id: string): number => {
    if (id.toLowerCase().includes(lower)) return lower.length;
    const differ = [...lower].findIndex((letter, at) => letter !== id[at]?.toLowerCase());
    return differ < 0 ? lower.length : differ;
  };
  const most = Math.max(0, ...ids.map(shared));
  const nearest = ids.filter((id) => shared(id) === most);
  return 2 * most <= lower.length ? `one is called ${ids[0]}` : `near it: ${nearest.slice(0, 5).join(', ')}`;
}
