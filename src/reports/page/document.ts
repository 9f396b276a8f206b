import { createHash } from 'node:crypto';
import { Html, html, type Part } from './html.ts';
import { STYLE } from './style.ts';
import { THEME } from './theme.ts';

const SHEET = `${THEME}${STYLE}`;

/** The page may do nothing but look as it does: no scripts, no requests, no other style than this one. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(SHEET).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** A section that the navigation leads to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** A whole page in one file: head, navigation, the banner, and the sections. */
export function document(title: string, banner: Html, sections: readonly Section[], foot: Part): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(SHEET)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>${banner}</header>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}</main>
<footer>${foot}</footer>
</body>
</html>
`.text;
}
