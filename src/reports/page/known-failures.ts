import type { SavedResult } from '../saved.ts';
import { badge } from './cell.ts';
import { type Html, html } from './html.ts';
import { placeText } from './worst.ts';

/** What fails and is accepted, with the reason, and what is listed so and fails no more; undefined where there is neither. */
export function knownFailures({
  findings,
  outdated_known_failures: outdated,
}: SavedResult): Html | undefined {
  const known = findings.filter(({ status }) => status === 'known');
  if (known.length + outdated.length === 0) return undefined;
  return html`${
    outdated.length > 0 &&
    html`<article class="bad-edge"><h3>Listed, and no failures any more</h3><ul>${outdated.map(
      (one) => html`<li><b>${one.check}</b>, ${placeText(one)}: ${one.why}. Take it out of the file.</li>`,
    )}</ul></article>`
  }
${
  known.length > 0 &&
  html`<div class="scroll" tabindex="0" role="group" aria-label="Known failures"><table class="plain"><thead><tr><th scope="col">check</th><th scope="col">cell</th><th scope="col">level</th><th scope="col">why it is accepted</th></tr></thead>
<tbody>${known.map(
    (finding) =>
      html`<tr><th scope="row">${finding.check}</th><td data-of="cell">${placeText(finding)}</td><td data-of="level">${finding.level && badge(finding.level)}</td><td data-of="why it is accepted">${finding.known?.reason}</td></tr>
`,
  )}</tbody></table></div>`
}`;
}
