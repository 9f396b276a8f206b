/**
 * Makes the pictures of docs/report.md: certifies the two subjects beside this file, and takes pictures of their pages.
 *
 *     npm run pictures
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../dist/subjects/page/find-browser.js';

const here = import.meta.dirname;
const cli = join(here, '..', '..', 'dist', 'cli', 'main.js');
const scratch = mkdtempSync(join(tmpdir(), 'softproof-pictures-'));
const softproof = (...words) => spawnSync(process.execPath, [cli, ...words], { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] });
const page = (name) => join(scratch, `${name}.html`);

for (const name of ['textbook', 'naive']) {
  const reports = ['--report', `html=${page(name)}`, '--report', `json=${name}.json`];
  softproof('certify', ...reports, join(here, `${name}.mjs`));
}
softproof('compare', 'naive.json', 'textbook.json', '--report', `html=${page('compare')}`);

/** Each picture: the page, by day or by night, and the part of it; without one, what is seen first. */
const PICTURES = [
  { file: 'levels', of: page('textbook'), colorScheme: 'light' },
  { file: 'errors', of: page('textbook'), colorScheme: 'light', part: '#errors .plots' },
  { file: 'failure', of: page('naive'), colorScheme: 'dark', part: '#failures article' },
  { file: 'compare', of: page('compare'), colorScheme: 'light' },
  { file: 'scoreboard', of: join(here, '..', '..', 'conformance', 'scoreboard.html'), colorScheme: 'dark' },
];

const browser = await chromium.launch({ executablePath: findBrowser(undefined), args: ['--no-sandbox'] });
for (const { file, of, colorScheme, part } of PICTURES) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1180, height: 860 } });
  const tab = await context.newPage();
  await tab.goto(`file://${of}`);
  const path = join(here, `${file}.png`);
  await (part ? tab.locator(part).first().screenshot({ path }) : tab.screenshot({ path }));
  await context.close();
}
await browser.close();
rmSync(scratch, { recursive: true });
