import { DIALECT, type Situation } from '../../contract/dialect.ts';
import { type Html, html } from './html.ts';

/** Situation -> the outcomes that came of it, several where the cells of a subject differ. */
export type Outcomes = Readonly<Record<string, readonly string[]>>;

interface Speaker {
  readonly name: string;
  readonly dialects: Outcomes;
}

/** What each of many subjects does where the mathematics says nothing: a row a situation, the subjects after each outcome. */
export function outcomesOf(speakers: readonly Speaker[]): Html {
  const situations: [string, Situation][] = Object.entries(DIALECT);
  return html`<p class="lead">None is better than another. A library whose functions or dtypes differ stands after several outcomes.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Dialects"><table class="plain"><thead><tr><th scope="col">situation</th><th scope="col">outcome, and which libraries have it</th></tr></thead>
<tbody>${situations.map(([situation, { sentence, outcomes }]) => {
    const had = Object.keys(outcomes)
      .map((outcome) => ({
        outcome,
        those: speakers.filter(({ dialects }) => has(dialects, situation, outcome)),
      }))
      .filter(({ those }) => those.length > 0);
    if (had.length === 0) return '';
    return html`<tr><th scope="row">${situation}<p class="small soft">${sentence}</p></th><td data-of="outcome">${had.map(
      ({ outcome, those }) =>
        html`<p><code>${outcome}</code> ${those.map(({ name }) => name).join(' · ')}</p>`,
    )}</td></tr>
`;
  })}</tbody></table></div>`;
}

function has(dialects: Outcomes, situation: string, outcome: string): boolean {
  return Object.hasOwn(dialects, situation) && dialects[situation]!.includes(outcome);
}
