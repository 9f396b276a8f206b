import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { Excerpt } from '../excerpt.ts';
import { Fault } from '../fault.ts';
import { Pipe } from './pipe.ts';

/** The largest heap of JavaScript in a page, in MiB, as that of a module. */
const HEAP = 2048;

const FLAGS: readonly string[] = [
  '--headless',
  '--remote-debugging-pipe',
  `--js-flags=--max-old-space-size=${HEAP}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--mute-audio',
  '--password-store=basic',
  // A page that nobody looks at is not slowed down.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** What is served is served by us: all else leads nowhere, sockets and data channels too. */
const OFFLINE: readonly string[] = [
  '--proxy-server=http://softproof.invalid',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

const OUT_OF_MEMORY = /javascript OOM|out of memory/i;

/** How a browser is started. */
export interface Start {
  /** The program. */
  readonly browser: string;
  /** Flags besides ours. */
  readonly flags: readonly string[];
  /** A folder for all that it writes. */
  readonly profile: string;
  /** Whether it may not reach any network. */
  readonly offline: boolean;
}

/** A running browser; in our own process group, so that it goes when we go. */
export interface Running {
  readonly browser: Browser;
  /** Whether it complained that memory ran out. */
  outOfMemory(): boolean;
  /** Resolves when it has ended, with how. */
  readonly ended: Promise<string>;
  kill(): Promise<unknown>;
}

/** @throws Fault (crashed) if it does not start */
export async function startBrowser({ browser: path, flags, profile, offline }: Start): Promise<Running> {
  // Root has no sandbox: the browser would refuse to start.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const own = [...FLAGS, ...(offline ? OFFLINE : []), ...root, `--user-data-dir=${profile}`];
  const child = spawn(path, [...own, ...flags, 'about:blank'], {
    // Its output goes to our log, and holds it open until all of it is gone.
    stdio: ['ignore', process.stderr, 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOME: profile,
      TMPDIR: profile,
      XDG_CONFIG_HOME: profile,
      XDG_CACHE_HOME: profile,
    },
  });
  const log = new Excerpt();
  let full = false;
  child.stderr?.on('data', (chunk: Buffer) => {
    log.push(chunk);
    full ||= OUT_OF_MEMORY.test(chunk.toString());
  });
  const ended = endOf(child);
  const kill = () => {
    child.kill('SIGKILL');
    return ended;
  };
  const { chromium } = await import('playwright-core');
  const pipe = new Pipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const early = ended.then((how) => {
    const said = log.text === '' ? '' : `; its log: ${log.text}`;
    throw new Fault('crashed', `the browser did not start: it ${how}${said}`);
  });
  const browser = await Promise.race([chromium.connectOverCDP(pipe), early]);
  early.catch(() => {});
  return { browser, outOfMemory: () => full, ended, kill };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(`could not be run: ${message}`));
    child.once('close', (status, signal) =>
      resolve(signal ? `was killed by ${signal}` : `exited with status ${status}`),
    );
  });
}
