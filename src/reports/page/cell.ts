import type { Held } from '../../contract/level.ts';
import { type Html, html, type Part } from './html.ts';

/** A level as a coloured box, with lines below its name. */
export function cell(level: Held | 'unknown', ...lines: readonly Part[]): Html {
  return html`<span class="cell ${level}"><b>${level}</b>${lines.filter(Boolean).map((line) => html`<span>${line}</span>`)}</span>`;
}

/** A cell that there is none of. */
export const ABSENT = html`<span class="cell absent"><span>not claimed</span></span>`;

/** A level in running text. */
export function badge(level: Held | 'unknown'): Html {
  return html`<span class="badge ${level}">${level}</span>`;
}
