import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import { LIMITS, type Limits } from './limits.ts';
import { isAddress } from './page/address.ts';
import { findBrowser } from './page/find-browser.ts';
import type { Errand } from './page/relay.ts';
import { quote } from './quote.ts';
import type { Tap } from './tap.ts';

/** How long a browser may take to start, besides what its page may. */
const BROWSER_MS = 60_000;

/** The largest heap of the relay, in MiB: it holds what a page says until we have heard it. */
const HEAP = 2048;

const PAGE = /\.(html?|m?js)$/i;

const RELAY = fileURLToPath(new URL('./page/relay-main.js', import.meta.url));

/** The browser that a page runs in. */
export interface BrowserSettings {
  /** The path of Chromium; without it, the one in CHROMIUM or in its usual place. */
  readonly browser?: string | undefined;
  /** Flags for it. */
  readonly flags?: readonly string[] | undefined;
}

/**
 * Code in a page of a browser as a subject: what it assigns to `globalThis.softproof`, or what a module exports. The browser is in
 * a process of its own, and started again when its page is lost.
 * @param page     the address of a page, or the path of an HTML page or an ES module; then it reaches no network, and no files but
 *                 those below the working directory, or beside it where it lies elsewhere
 * @param limits   those that differ from LIMITS
 * @param tap      hears all that is said
 * @param relay    the compiled page/relay-main
 * @throws UsageError   if there is no such file, no browser, no playwright-core, none of the functions in the page, or its capabilities make no sense
 * @throws SubjectError if it cannot be loaded
 */
export async function startPage(
  page: string,
  { browser, flags = [] }: BrowserSettings = {},
  limits: Partial<Limits> = {},
  suite = 'softproof',
  tap?: Tap,
  relay: string = RELAY,
): Promise<Subject> {
  if (!isAddress(page)) requirePage(page);
  requirePlaywright();
  const { startMs, ...others } = { ...LIMITS, ...limits };
  const path = findBrowser(browser);
  const scratch = scratchFolder();
  const errand: Errand = {
    page,
    folder: process.cwd(),
    name: isAddress(page) ? page : basename(page),
    browser: path,
    flags,
    profile: scratch.path,
    readyMs: startMs,
  };
  const command = [process.execPath, `--max-old-space-size=${HEAP}`, relay, JSON.stringify(errand)];
  const { connectAdapter } = await import('./connect.ts');
  try {
    const patient = { ...others, startMs: startMs + BROWSER_MS };
    const subject = await connectAdapter(page, command, patient, suite, tap);
    const end = subject.close;
    return Object.assign(subject, { close: () => end().finally(scratch.remove) });
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

/** @throws UsageError if there is no file that a browser could load */
function requirePage(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there?.isFile()) throw new UsageError(`--page ${quote(path)}: no such file`);
  if (!PAGE.test(path))
    throw new UsageError(`--page ${quote(path)}: is neither an HTML page nor a JavaScript module`);
}

/** @throws UsageError if the package that drives browsers is not installed */
function requirePlaywright(): void {
  try {
    import.meta.resolve('playwright-core');
  } catch {
    throw new UsageError(
      '--page: needs the package playwright-core; install it: npm install playwright-core',
    );
  }
}

/** A folder that is there until it is removed, or until our own process exits. */
function scratchFolder() {
  const path = mkdtempSync(join(tmpdir(), 'softproof-browser-'));
  const remove = () => {
    process.removeListener('exit', remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', remove);
  return { path, remove };
}
