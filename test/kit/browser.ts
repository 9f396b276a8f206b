import { findBrowser } from '../../src/subjects/page/find-browser.ts';

/** The browser that the tests drive, as `certify --page` finds it; undefined where there is none. */
export const chromium: string | undefined = found();

function found(): string | undefined {
  try {
    return findBrowser(undefined);
  } catch {
    return undefined;
  }
}

/**
 * Whether tests in a browser are left out: where there is none. On CI they are run whatever happens, so that a browser
 * that could not be installed is a failure and no silence.
 */
export const withoutBrowser: boolean = chromium === undefined && !process.env.ON_CI;

/** What starts it on any machine: without a sandbox of its own, which root has not, and without calls home. */
export const BROWSER_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
