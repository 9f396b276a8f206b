import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Limits } from '../../src/subjects/limits.ts';
import { startPage } from '../../src/subjects/page.ts';
import { built } from '../build.ts';
import { withoutBrowser } from '../kit/browser.ts';
import { gist, question, SHORT } from './stage.ts';

const RELAY = join(built(), 'subjects', 'page', 'relay-main.js');
const MISBEHAVES = fileURLToPath(new URL('pages/misbehaves.mjs', import.meta.url));
/** So little memory that it is eaten soon. */
const SMALL = '--js-flags=--max-old-space-size=64';

/** First logits that make misbehaves.mjs lose its page; do something that costs no answer; and answer what is none. */
const MISDEEDS = [1, 13, 14, 15, 16, 2];
const HARMLESS = [20, 21, 22, 23, 24, 25, 26];
const RUBBISH = [30, 31, 32];

const folder = mkdtempSync(join(tmpdir(), 'softproof-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (page: string, limits: Partial<Limits> = {}) =>
  startPage(page, { flags: [SMALL] }, { ...SHORT, ...limits }, 'softproof test', undefined, RELAY);

/** A page with this source. */
function page(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
}

/** What misbehaves.mjs answers to these logits. */
async function gists(logits: readonly number[], answerMs: number): Promise<readonly unknown[]> {
  const subject = await start(MISBEHAVES, { answerMs, lineBytes: 1e6 });
  const replies = await subject.ask(logits.map(question));
  await subject.close();
  return replies.map(gist);
}

/** Processes of browsers that were started by a test, or by what it started: each has the profile in its environment. */
function browsers(mark: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => environmentOf(id).includes(mark));
}

function environmentOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
}

describe.skipIf(withoutBrowser)('a page in a browser', () => {
  it('is charged, question by question, when it hangs, leaves, eats memory, or answers without end', async () => {
    const charged = (cause: string, reason: RegExp) => ({
      kind: 'broken',
      cause,
      reason: expect.stringMatching(reason),
    });
    expect(await gists(MISDEEDS, 2000)).toEqual([
      1,
      charged('timed-out', /did not answer within 2 s$/),
      charged('crashed', /^it went to another page, about:blank$/),
      charged('out-of-memory', /^its page ran out of memory$/),
      charged('flooded', /^a line is longer than the 1000000 bytes allowed$/),
      2,
    ]);
  });

  it('may flood its console, ask its user, open windows, throw where nobody waits, and spoil its own world', async () => {
    const refused = (reason: RegExp) => ({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect(await gists([...HARMLESS, ...RUBBISH], 20_000)).toEqual([
      ...HARMLESS,
      refused(/^softmax returned a string, not an array of numbers$/),
      refused(/^softmax returned 1099511627776 elements$/),
      refused(/^softmax threw something that cannot be shown$/),
    ]);
  });
});

describe.skipIf(withoutBrowser)('a page is no subject if', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'it throws',
      'thrower.mjs',
      'throw new Error("no weights found")',
      /did not load: Error: no weights found, at https:.*thrower\.mjs:1$/,
    ],
    [
      'what it imports is not there',
      'missing.mjs',
      'import "./none.mjs"',
      /did not load: TypeError: .*missing\.mjs; its log: no such file: https:.*none\.mjs/,
    ],
    [
      'its page throws',
      'page.html',
      '<script>tf.ready()</script>',
      /it threw Uncaught ReferenceError: tf is not defined, at https:.*page\.html:1$/,
    ],
    [
      'a script of its page is not there',
      'script.html',
      '<script src="none.js"></script>',
      /the script https:.*none\.js could not be loaded, or what it imports/,
    ],
    [
      'it offers no object',
      'seven.html',
      '<script>globalThis.softproof = 7</script>',
      /globalThis\.softproof is no object/,
    ],
    [
      'it has none of the functions',
      'renamed.mjs',
      'export const softMax = () => []',
      /no function to certify: it has softMax, and none of softmax,/,
    ],
  ])('%s', async (_, name, source, reason) => {
    await expect(start(page(name, source), { startMs: 20_000 })).rejects.toThrow(reason);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'it is never ready',
      'idle.html',
      '<p>Hello',
      /was not ready within 1 s: does it set globalThis\.softproof\?$/,
    ],
    [
      'it hangs as it loads',
      'loop.mjs',
      'for (;;);',
      /was not ready within 1 s: does the module ever finish loading\?$/,
    ],
  ])('%s', async (_, name, source, reason) => {
    await expect(start(page(name, source), { startMs: 1000 })).rejects.toThrow(reason);
  });
});

describe.skipIf(withoutBrowser)('a browser', () => {
  /** Runs a program that starts a page and then does something; gives the mark that its browser bears. */
  function run(deed: string): string {
    const mark = `SOFTPROOF_TEST_${process.pid}_${deed.length}`;
    const source = `
      import { startPage } from ${JSON.stringify(`${built()}/subjects/page.js`)};
      const subject = await startPage(${JSON.stringify(MISBEHAVES)});
      ${deed}`;
    spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
      env: { ...process.env, TMPDIR: folder, [mark]: '1' },
    });
    return mark;
  }

  it.each(['process.exit(7)', 'process.kill(process.pid, "SIGKILL")', 'await subject.close()'])(
    'leaves nothing behind after %s',
    async (deed) => {
      const mark = run(deed);
      await expect.poll(() => browsers(mark), { timeout: 10_000 }).toEqual([]);
      const left = () => readdirSync(folder).filter((name) => name.startsWith('softproof-browser-'));
      await expect.poll(left, { timeout: 10_000 }).toEqual([]);
    },
  );

  it.each([
    ['is not there', '/no/such/chromium', /^--browser: \/no\/such\/chromium: no such program/],
    ['is none', '/bin/false', /the browser did not start: it exited with status 1/],
  ])('that %s is named', async (_, browser, reason) => {
    const started = startPage(MISBEHAVES, { browser }, SHORT, 'softproof test', undefined, RELAY);
    await expect(started).rejects.toThrow(reason);
  });
});
