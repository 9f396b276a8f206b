import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium as engine, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBook } from '../../../src/cli/book.ts';
import { board } from '../../../src/reports/page/board.ts';
import { page as pageOf } from '../../../src/reports/page/page.ts';
import { scoreboard } from '../../../src/reports/page/scoreboard.ts';
import { saved } from '../../../src/reports/saved.ts';
import { BROWSER_FLAGS, chromium, withoutBrowser } from '../../kit/browser.ts';
import { HOSTILE, reports } from './subjects.ts';

const NAMES = ['kernel', 'failing', 'one-cell', 'crashing', 'known', 'board', 'scoreboard'] as const;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is left of the width of a page of paper within its margins. */
const A4 = 703;

const folder = mkdtempSync(join(tmpdir(), 'softproof-pages-'));
const urlOf = (name: string) => `file://${join(folder, `${name}.html`)}`;
let browser: Browser;
let context: BrowserContext | undefined;

/** A page, and all that it did besides being shown. */
async function open(name: string, options: { colorScheme?: 'light' | 'dark'; width?: number } = {}) {
  const { colorScheme = 'light', width = 1280 } = options;
  await context?.close();
  context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const noises: string[] = [];
  page.on('console', (message) => noises.push(message.text()));
  page.on('pageerror', (error) => noises.push(error.message));
  page.on('dialog', (dialog) => {
    noises.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== urlOf(name)) noises.push(request.url());
  });
  await page.goto(urlOf(name));
  return { page, noises };
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))`,
  );
}

describe.skipIf(withoutBrowser)('pages in a browser', () => {
  beforeAll(async () => {
    const book = loadBook();
    const all = await reports();
    for (const [name, report] of Object.entries(all)) {
      writeFileSync(join(folder, `${name}.html`), pageOf(saved(report), book));
    }
    const named = Object.entries(all).map(([name, report]) => ({ name, report: saved(report) }));
    writeFileSync(join(folder, 'board.html'), board(named.slice(0, 2)));
    const entries = JSON.parse(readFileSync('conformance/scoreboard.json', 'utf8'));
    writeFileSync(
      join(folder, 'scoreboard.html'),
      scoreboard([{ ...entries[0], name: HOSTILE }, ...entries.slice(0, 4)], []),
    );
    browser = await engine.launch({ executablePath: chromium!, args: [...BROWSER_FLAGS] });
  }, 120_000);
  afterAll(() => browser?.close());

  it.each(NAMES)('%s asks for nothing, runs nothing, and complains of nothing', async (name) => {
    const { page, noises } = await open(name);
    expect(await page.title()).not.toBe('');
    expect(noises).toEqual([]);
    expect(await page.evaluate(`document.scripts.length + document.images.length`)).toBe(0);
  });

  it.each(NAMES)(
    '%s can be used by those who see little, or nothing, by day and by night',
    async (name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open(name, { colorScheme });
        await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
        expect(await violations(page)).toEqual([]);
      }
    },
    60_000,
  );

  it.each(NAMES)(
    '%s fits on wide screens and on narrow ones',
    async (name) => {
      for (const width of [1280, 360]) {
        const { page } = await open(name, { width });
        await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
        expect([width, await page.evaluate(`document.documentElement.scrollWidth`)]).toEqual([width, width]);
      }
    },
    60_000,
  );

  it.each(['kernel', 'board'] as const)(
    '%s needs no sideways scrolling of its text on a phone',
    async (name) => {
      const { page } = await open(name, { width: 360 });
      expect(
        await page.evaluate(
          `[...document.querySelectorAll('.plain')].filter((one) => one.scrollWidth > one.parentElement.clientWidth).length`,
        ),
      ).toBe(0);
    },
  );

  it.each(['kernel', 'failing', 'board', 'scoreboard'] as const)(
    '%s can be read on paper, whatever the screen',
    async (name) => {
      const { page } = await open(name, { colorScheme: 'dark', width: A4 });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(A4);
      expect(await violations(page)).toEqual([]);
      const rows = await page.evaluate(
        `new Set([...document.querySelectorAll('.plots:first-of-type figure')].map((one) => one.offsetTop)).size`,
      );
      expect(rows).toBeLessThanOrEqual(1);
    },
  );

  it('shows what strangers wrote as text', async () => {
    const text = async (name: string) => (await open(name)).page.innerText('body');
    expect(await text('failing')).toContain(HOSTILE);
    expect(await text('known')).toContain('Mended in <i>2.0</i>.');
    expect(await text('crashing')).toContain(`signal 11 ${HOSTILE}`);
    expect(await text('board')).toContain(HOSTILE);
    expect(await text('scoreboard')).toContain(HOSTILE);
  });

  it('is another by night', async () => {
    const ground = async (colorScheme: 'light' | 'dark') =>
      (await open('kernel', { colorScheme })).page.evaluate(
        `getComputedStyle(document.body).backgroundColor`,
      );
    expect(await ground('light')).not.toBe(await ground('dark'));
  });

  it('is gone through by the keyboard', async () => {
    const { page } = await open('failing');
    const focus = () =>
      page.evaluate(`document.activeElement.textContent.trim() || document.activeElement.id`);
    await page.keyboard.press('Tab');
    expect(await focus()).toBe('Skip to the report');
    expect(await page.evaluate(`document.activeElement.getBoundingClientRect().left`)).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(`document.activeElement.id`)).toBe('main');
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).toBe('');
  });

  it('gives each case as a file', async () => {
    const { page } = await open('failing');
    await page.locator('summary').first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download]').first().click(),
    ]);
    expect(download.suggestedFilename()).toBe('case-1.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ level: 'stable' });
  });
});
