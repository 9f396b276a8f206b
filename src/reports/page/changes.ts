import { type Change, compareCells, compareChecks, type Trend } from '../../verdict/compare.ts';
import { differencesOf, type Named, titleOf, worseVerdict } from '../comparison.ts';
import { savedBar } from '../saved.ts';
import { type Html, html } from './html.ts';
import { placeText } from './worst.ts';

const WORDS: Readonly<Record<Trend, string>> = {
  better: '▲ better',
  worse: '▼ worse',
  lower: 'lower, and as asked',
  other: 'new',
  same: 'same',
};

/** What a later report says otherwise than the first: cells, then checks. */
export function changes(before: Named, after: Named): Html {
  const [was, is] = [before.report.result, after.report.result];
  const cells = compareCells(was, is);
  const moved = cells.filter(({ trend }) => trend !== 'same');
  const checks = compareChecks(was, is, savedBar(is));
  const worse = worseVerdict(was, is);
  return html`<article><h3>${titleOf(after)}</h3>
<p class="soft">against ${titleOf(before)}</p>
${differencesOf(was, is).map((line) => html`<p class="other">${line}</p>`)}
${worse !== undefined && html`<p class="worse">${worse}</p>`}
<p>${cells.length} cells, of which ${cells.length - moved.length} are the same; ${checks.length} checks say something else.</p>
${moved.length > 0 && table('cell', moved)}
${checks.length > 0 && html`<details${checks.length <= FEW && OPEN}><summary>Checks that say something else</summary>${table('check', checks)}</details>`}</article>
`;
}

/** So few checks are shown at once. */
const FEW = 20;
const OPEN = html` open`;

function table(of: string, changes: readonly Change[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Changes by ${of}"><table class="plain"><thead><tr><th scope="col">${of}</th>${of === 'check' && html`<th scope="col">cell</th>`}<th scope="col">before</th><th scope="col">after</th><th scope="col">which is</th></tr></thead>
<tbody>${changes.map(
    (change) =>
      html`<tr><th scope="row">${change.check ?? placeText(change)}</th>${change.check !== undefined && html`<td data-of="cell">${placeText(change)}</td>`}<td data-of="before">${change.before}</td><td data-of="after">${change.after}</td><td data-of="which is"><span class="${change.trend}">${WORDS[change.trend]}</span></td></tr>
`,
  )}</tbody></table></div>`;
}
