import { breakable } from '../../contract/requirement.ts';
import { NOTES, type Note } from '../../vectors/flags.ts';
import { DEFECTS } from '../defects.ts';
import type { SavedFinding } from '../saved.ts';
import { type Html, html } from './html.ts';
import type { PageBook } from './page-book.ts';

/** So many public reports of the same mistake are named. */
const MOST = 3;

/** The sentences that the case that is told breaks. */
export function requirements(finding: SavedFinding, book: PageBook): Html {
  return html`${brokenBy(finding).map((id) => {
    const sentence = book.requirements.find((one) => one.id === id)?.sentence;
    return html`<p><b>Broken:</b> ${sentence ?? ''} <code>${id}</code></p>`;
  })}`;
}

/** The mistake that a failure probably comes of, and where others made it; undefined where nothing is known. */
export function likely(finding: SavedFinding, book: PageBook): Html | undefined {
  const notes = notesOn(finding, book);
  if (notes.length > 0)
    return html`${notes.map(
      ({ bugType, effect, seen }) => html`<p><b>Likely:</b> ${bugType}. ${effect}</p>${seenIn(seen)}`,
    )}`;
  const defects = brokenBy(finding).flatMap(
    (id) => book.requirements.find((one) => one.id === id)?.defects ?? [],
  );
  return defects.length > 0 ? seenIn([...new Set(defects)]) : undefined;
}

/** What the counterexample breaks; other cases may break more. A large one has no decimals that could tell of masks. */
function brokenBy({ requirements, counterexample }: SavedFinding): readonly string[] {
  const masked = counterexample?.questions.some(
    ({ problem: { logits } }) => logits.decimals?.includes('-inf') ?? true,
  );
  return breakable(requirements, masked ?? true);
}

/** The notes on the flags of the vector that fails. */
function notesOn({ counterexample }: SavedFinding, { groups }: PageBook): readonly Note[] {
  const [group, slug] = counterexample?.case.split('/') ?? [];
  const known = groups.find(({ id }) => id === group);
  const vector = known?.dtypes.flatMap((dtype) => known.vectors(dtype)).find((one) => one.slug === slug);
  return vector?.flags.map((flag) => NOTES[flag]) ?? [];
}

function seenIn(names: readonly string[]): Html {
  const told = names.filter((name) => DEFECTS[name] !== undefined).slice(0, MOST);
  return html`${told.length > 0 && html`<p><b>Seen in</b> ${told.map((name, k) => html`${k > 0 && '; '}<code>${name}</code> (${DEFECTS[name]!})`)}</p>`}`;
}
