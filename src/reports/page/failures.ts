import { levelAt } from '../../contract/bar.ts';
import { at } from '../../verdict/cells.ts';
import { type SavedFinding, type SavedResult, savedBar } from '../saved.ts';
import { badge } from './cell.ts';
import { example } from './example.ts';
import { type Html, html } from './html.ts';
import { likely, requirements } from './likely.ts';
import type { PageBook } from './page-book.ts';
import { placeText } from './worst.ts';

/** So many failures are told whole; the rest is a table. The first of each cell come first. */
const TOLD = 24;

/** What fails within what is claimed, each with the smallest case found; undefined where nothing does. */
export function failures(result: SavedResult, book: PageBook): Html | undefined {
  const failed = result.findings.filter(({ status }) => status === 'fail');
  if (failed.length === 0) return undefined;
  const judged = result.findings.filter(({ status }) => status !== 'skip' && status !== 'broken');
  const isFirst = (finding: SavedFinding) => failed.find(at(finding)) === finding;
  const order = [...failed.filter(isFirst), ...failed.filter((finding) => !isFirst(finding))];
  const rest = order.slice(TOLD);
  return html`<p class="lead">${failed.length} of ${judged.length} findings that were judged fail. The first of each cell are open; each says what is wrong with the smallest case that was found.</p>
${order.slice(0, TOLD).map((finding, k) => failure(finding, result, book, k, isFirst(finding) && k < 4))}
${rest.length > 0 && html`<h3>And ${rest.length} more</h3>${table(rest)}`}`;
}

function failure(
  finding: SavedFinding,
  result: SavedResult,
  book: PageBook,
  k: number,
  isOpen: boolean,
): Html {
  const { check, title, why, counterexample, reason, known } = finding;
  const id = `case-${k + 1}`;
  const rest = html`<div class="sides"><div><p>${counterexample?.complaint ?? reason ?? ''}</p>
${known?.beyond && html`<p>It is listed as a known failure, but ${known.beyond}.</p>`}
${counterexample && example(finding, counterexample, result, { ...book, name: id })}</div>
<div class="small">${likely(finding, book)}<p><b>The check:</b> ${title} ${why}</p>
${requirements(finding, book)}</div></div>`;
  return html`<article class="bad-edge" aria-labelledby="${id}"><h3 id="${id}">${check} <span class="soft">${placeText(finding)}</span> ${level(finding, result)}</h3>
${isOpen ? rest : html`<details><summary>${short(finding)}</summary>${rest}</details>`}</article>
`;
}

function level(finding: SavedFinding, result: SavedResult): Html {
  const { level, dialect } = finding;
  if (dialect?.declared) return html`<span class="small soft">is not ${dialect.declared}, as declared</span>`;
  return html`${level && badge(level)} <span class="small soft">${levelAt(savedBar(result), finding)} was asked</span>`;
}

/** A complaint as the name of what opens. */
const LONGEST = 120;

function short({ reason = 'What is wrong' }: SavedFinding): string {
  return reason.length > LONGEST ? `${reason.slice(0, LONGEST)}…` : reason;
}

function table(findings: readonly SavedFinding[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="More failures"><table class="plain"><thead><tr><th scope="col">check</th><th scope="col">cell</th><th scope="col">level</th><th scope="col">what is wrong</th></tr></thead>
<tbody>${findings.map(
    (finding) =>
      html`<tr><th scope="row">${finding.check}</th><td data-of="cell">${placeText(finding)}</td><td data-of="level">${finding.level && badge(finding.level)}</td><td data-of="what is wrong">${short(finding)}</td></tr>
`,
  )}</tbody></table></div>`;
}
