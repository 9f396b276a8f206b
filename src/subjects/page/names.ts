/** What the page is given by the relay to speak with: taken away before any code of the page runs. */
export const SAY = '__softproofSay';

/** What the relay calls with each line for the page. */
export const HEAR = '__softproofHear';

/** What the relay is told of a page before it loads, for the adapter inside. */
export interface Surroundings {
  /** What to call the subject if it does not say. */
  readonly name: string;
  /** The browser, as `Chromium 140.0.1`. */
  readonly browser: string;
}
