// The adapter inside a page. It runs before any code of the page; the build makes one script of it and what it imports.
import { answers } from '../adapter.ts';
import { type Implementation, implementationOf } from '../implementation.ts';
import { readLine } from '../json-line.ts';
import type { Lost } from '../messages.ts';
import { quote, quoteThrown } from '../quote.ts';
import { Watch } from '../watch.ts';
import { HEAR, SAY, type Surroundings } from './names.ts';
import { placeOf } from './place.ts';

/** Questions under way, and in a message, where the page says nothing of it: each message costs two hops. */
const PACE = { window: 256, list: 64 };

/** What code in a page is surrounded by, as far as it matters here. */
interface Window {
  readonly top: unknown;
  readonly addEventListener: (type: string, listener: (event: object) => void, capture: boolean) => void;
}

/** Waits for `globalThis.softproof`, and answers for it. In frames within the page it does nothing. */
export function begin(surroundings: Surroundings): void {
  const page = globalThis as unknown as Window;
  const say: (text: string) => void = Reflect.get(globalThis, SAY);
  Reflect.deleteProperty(globalThis, SAY);
  if (page.top !== page) return;

  let ready = false;
  const lose = (why: string) => say(stringify({ lost: 'crashed', why } satisfies Lost));
  const implementation = offered().then((offer) => {
    try {
      const read = readOffer(offer, surroundings);
      ready = true;
      return read;
    } catch (error) {
      if (error instanceof RangeError)
        say(stringify({ lost: 'protocol', why: error.message } satisfies Lost));
      throw error;
    }
  });
  // Nobody waits for a page that throws before it is ready, as nobody does for a module.
  const unlessReady = (event: object) => {
    const why = ready ? undefined : complaint(event);
    if (why !== undefined) lose(why);
  };
  page.addEventListener('error', unlessReady, true);
  page.addEventListener('unhandledrejection', unlessReady, true);

  const watch = new Watch();
  let before: Promise<void> = Promise.resolve();
  const hear = (line: string) => {
    before = before.then(async () => {
      watch.look();
      for await (const said of answers(await implementation, readLine(line), watch)) say(stringify(said));
    });
    before = before.catch((thrown) => {
      const what = ready ? 'it spoilt the adapter in its page, which threw' : 'it did not load:';
      lose(`${what} ${quoteThrown(thrown)}${placeOf(thrown)}`);
    });
  };
  Object.defineProperty(globalThis, HEAR, { value: hear });
}

// Taken before the page may put something of its own in its place.
const { stringify } = JSON;

/** What is assigned to `globalThis.softproof`: an object, or the promise of one. */
function offered(): Promise<unknown> {
  return new Promise((resolve) => {
    let offer: unknown;
    Object.defineProperty(globalThis, 'softproof', {
      configurable: true,
      enumerable: true,
      get: () => offer,
      set(value: unknown) {
        offer = value;
        resolve(value);
      },
    });
  });
}

/** @throws RangeError if it is no object, has none of the functions, or claims what makes no sense */
function readOffer(offer: unknown, { name, browser }: Surroundings): Implementation {
  if (typeof offer !== 'object' || offer === null) throw new RangeError('globalThis.softproof is no object');
  const { identity, declared, ...others } = implementationOf(offer, name);
  const device: unknown = Reflect.get(offer, 'device');
  const parts = [identity.version, typeof device === 'string' ? quote(device) : undefined, browser];
  const version = parts.filter((part) => part !== undefined).join(', ');
  return {
    identity: { name: identity.name, version },
    declared: { ...declared, limits: { ...PACE, ...declared.limits } },
    ...others,
  };
}

/** What an event says went wrong; undefined where it is of no interest, as an image that is not there. */
function complaint(event: object): string | undefined {
  if ('reason' in event) return `it threw ${quoteThrown(event.reason)}${placeOf(event.reason)}`;
  if ('message' in event)
    return `it threw ${quote(String(event.message))}${placeOf(Reflect.get(event, 'error'))}`;
  const target: unknown = Reflect.get(event, 'target');
  if (typeof target !== 'object' || target === null || Reflect.get(target, 'tagName') !== 'SCRIPT')
    return undefined;
  const source = String(Reflect.get(target, 'src'));
  return `${source === '' ? 'a script' : `the script ${quote(source)}`} could not be loaded, or what it imports`;
}
