import { DIALECT, type Situation } from '../../contract/dialect.ts';
import { phrase } from '../../verdict/cells.ts';
import type { SavedFinding, SavedResult } from '../saved.ts';
import { tellsApart } from '../tells-apart.ts';
import { type Html, html } from './html.ts';

/** What came of each situation in which implementations may differ; undefined where none was tried. */
export function dialects({ findings }: SavedResult): Html | undefined {
  const probes = findings.filter(
    ({ dialect }) => dialect?.found !== undefined && tellsApart(dialect.situation, dialect.found),
  );
  if (probes.length === 0) return undefined;
  const situations = [...new Set(probes.map(({ dialect }) => dialect!.situation))];
  return html`<p class="lead">Where the mathematics says nothing, or implementations may differ: what this one does.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Dialect"><table class="plain"><thead><tr><th scope="col">situation</th><th scope="col">found</th><th scope="col">declared</th></tr></thead>
<tbody>${situations.map((situation) =>
    row(
      situation,
      probes.filter(({ dialect }) => dialect!.situation === situation),
    ),
  )}</tbody></table></div>`;
}

function row(situation: string, probes: readonly SavedFinding[]): Html {
  const outcomes = [...new Set(probes.map(({ dialect }) => dialect!.found!))];
  const declared = [...new Set(probes.flatMap(({ dialect }) => dialect!.declared ?? []))];
  return html`<tr><th scope="row">${situation}<p class="small soft">${sentenceOf(situation)}</p></th><td data-of="found">${outcomes.map(
    (outcome) => {
      const cells = probes.filter(({ dialect }) => dialect!.found === outcome);
      return html`<p><code>${outcome}</code>${outcomes.length > 1 && html` <span class="soft small">${phrase(cells)}</span>`}</p>`;
    },
  )}</td><td data-of="declared">${declared.length > 0 ? declared.map((outcome) => html`<code>${outcome}</code> `) : '–'}</td></tr>
`;
}

function sentenceOf(situation: string): string {
  const known: Readonly<Record<string, Situation>> = DIALECT;
  return Object.hasOwn(known, situation) ? known[situation]!.sentence : '';
}
