import { existsSync } from 'node:fs';
import process from 'node:process';
import { UsageError } from '../../contract/errors.ts';
import { quote } from '../quote.ts';

/** Where systems put Chromium and Chrome. */
const PLACES: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser to drive: the one that is named, else the one in CHROMIUM, else one in its usual place.
 * @throws UsageError if the one that is named is not there, or there is none
 */
export function findBrowser(named: string | undefined): string {
  if (named !== undefined) return existing(named, '--browser');
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return existing(CHROMIUM, 'CHROMIUM');
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new UsageError(
    '--page: no browser found; install Chromium, or name one with --browser PATH or CHROMIUM=PATH',
  );
}

function existing(path: string, where: string): string {
  if (existsSync(path)) return path;
  throw new UsageError(
    `${where}: ${quote(path)}: no such program; name Chromium or Chrome by its whole path`,
  );
}
