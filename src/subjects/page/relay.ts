import { readFileSync } from 'node:fs';
import { Fault } from '../fault.ts';
import { field, readLine } from '../json-line.ts';
import { LIMITS } from '../limits.ts';
import { Lines } from '../lines.ts';
import type { Lost } from '../messages.ts';
import { quote } from '../quote.ts';
import { isAddress } from './address.ts';
import { type Running, type Start, startBrowser } from './browser.ts';
import type { Surroundings } from './names.ts';
import { Site } from './site.ts';
import { Tab } from './tab.ts';

/** What a relay is started with. */
export interface Errand extends Omit<Start, 'offline'> {
  /** The address of a page, or the path of a page or a module. */
  readonly page: string;
  /** What is served, if the page lies in it. */
  readonly folder: string;
  /** What to call the subject if it does not say. */
  readonly name: string;
  /** Milliseconds in which the page has to offer its functions. */
  readonly readyMs: number;
}

/** Where a page is written to, and what it logs. */
export interface Ends {
  readonly write: (line: string) => unknown;
  readonly log: (text: string) => void;
}

const ADAPTER = new URL('./inside.script.js', import.meta.url);

/**
 * Carries lines between pipes and a page in a browser, until the word `stop` or the end of the input.
 * @returns whether the last word was `stop`; the browser has ended then
 */
export async function relay(errand: Errand, input: AsyncIterable<Buffer>, ends: Ends): Promise<boolean> {
  const lines = new Lines(LIMITS.lineBytes);
  let carrier: Carrier | undefined;
  let stopped = false;
  // What becomes of a browser that we end ourselves is no news.
  const heeded = { ...ends, write: (line: string) => stopped || ends.write(line) };
  for await (const chunk of input) {
    for (const line of lines.push(chunk)) {
      stopped = field(readLine(line), 'cmd') === 'stop';
      if (stopped) break;
      if (carrier) carrier.hear(line);
      else carrier = await Carrier.start(errand, line, heeded);
    }
    if (stopped) break;
  }
  await carrier?.end();
  return stopped;
}

/** A browser with a page. Whatever becomes of them is said to the other side, which ends it all. */
class Carrier {
  private readonly running: Running | undefined;
  private readonly tab: Tab | undefined;

  private constructor(running?: Running, tab?: Tab) {
    this.running = running;
    this.tab = tab;
  }

  /** @param greeting  what the page hears first, once it is there */
  static async start(errand: Errand, greeting: string, { write, log }: Ends): Promise<Carrier> {
    const lose = (lost: Lost['lost'], why: string) => write(JSON.stringify({ lost, why: quote(why) }));
    const site = isAddress(errand.page) ? undefined : new Site(errand.page, errand.folder);
    const running = await startBrowser({ ...errand, offline: site !== undefined }).catch((fault: unknown) => {
      if (!(fault instanceof Fault)) throw fault;
      lose('crashed', fault.message);
    });
    if (!running) return new Carrier();
    void running.ended.then((how) => lose('crashed', `its browser ${how}`));

    let ready = false;
    const patience = setTimeout(() => lose('timed-out', silence(errand)), errand.readyMs);
    const tab = await Tab.open(running.browser, scriptFor(errand, running), site, {
      said(line) {
        ready = true;
        clearTimeout(patience);
        write(line);
      },
      logged: log,
      navigated(address) {
        if (ready) lose('crashed', `it went to another page, ${address}`);
        else tab.hear(greeting);
      },
      crashed() {
        const full = running.outOfMemory();
        lose(full ? 'out-of-memory' : 'crashed', full ? 'its page ran out of memory' : 'its page crashed');
      },
    });
    const address = site?.address ?? errand.page;
    const wrong = await tab.go(address);
    if (wrong !== undefined) lose('crashed', `it could not be opened: ${wrong}`);
    return new Carrier(running, tab);
  }

  hear(line: string): void {
    this.tab?.hear(line);
  }

  async end(): Promise<void> {
    await this.running?.kill();
  }
}

/** The adapter, told where it is. */
function scriptFor({ name }: Errand, { browser }: Running): string {
  const surroundings: Surroundings = { name, browser: `Chromium ${browser.version()}` };
  return `(() => { ${readFileSync(ADAPTER, 'utf8')}; inside.begin(${JSON.stringify(surroundings)}); })()`;
}

function silence({ readyMs, page }: Errand): string {
  const waited = `it was not ready within ${readyMs / 1000} s`;
  return /\.[cm]?js$/.test(page)
    ? `${waited}: does the module ever finish loading?`
    : `${waited}: does it set globalThis.softproof?`;
}
