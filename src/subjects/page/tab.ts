import type { Browser, CDPSession, Page } from 'playwright-core';
import { HEAR, SAY } from './names.ts';
import type { Site } from './site.ts';

/** What comes of a page. */
export interface Listener {
  /** The adapter inside says a line. */
  said(line: string): void;
  /** The page writes to its console, or throws. */
  logged(text: string): void;
  /** Another document stands where the page was, or the page for the first time. */
  navigated(address: string): void;
  crashed(): void;
}

/** A page in a browser, with an adapter that speaks for it. */
export class Tab {
  private readonly page: Page;
  private readonly session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  /**
   * Opens an empty page.
   * @param script  the adapter, which runs before any code of the page
   * @param site    what the page may load, and where there is none, anything
   */
  static async open(browser: Browser, script: string, site: Site | undefined, listener: Listener) {
    const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false });
    if (site) await serve(context, site, listener);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    page.on('console', (message) => listener.logged(message.text()));
    page.on('pageerror', (error) => listener.logged(String(error)));
    page.on('crash', () => listener.crashed());
    // Windows that it opens are nobody's business.
    context.on('page', (other) => void other.close().catch(() => {}));
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === SAY) listener.said(payload);
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) listener.navigated(frame.url);
    });
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: SAY });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
    return new Tab(page, session);
  }

  /** Goes to an address; resolves to what is wrong with it, or to nothing. */
  async go(address: string): Promise<string | undefined> {
    try {
      const response = await this.page.goto(address, { waitUntil: 'commit', timeout: 0 });
      return response === null || response.ok() ? undefined : `the answer was ${response.status()}`;
    } catch (error) {
      return error instanceof Error
        ? error.message.split('\n')[0]?.replace('page.goto: ', '')
        : String(error);
    }
  }

  /** Says a line to the adapter inside. Where there is none any more, others notice. */
  hear(line: string): void {
    const expression = `${HEAR}(${JSON.stringify(line)})`;
    this.session.send('Runtime.evaluate', { expression }).catch(() => {});
  }
}

async function serve(
  context: Awaited<ReturnType<Browser['newContext']>>,
  site: Site,
  { logged }: Listener,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    const found = site.at(address);
    if (found?.status !== 200) logged(`${found ? 'no such file' : 'out of reach'}: ${address}`);
    // Who asked may be gone by now.
    await (found ? route.fulfill(found) : route.abort()).catch(() => {});
  });
}
