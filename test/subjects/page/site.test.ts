import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Site } from '../../../src/subjects/page/site.ts';

const root = mkdtempSync(join(tmpdir(), 'softproof-'));
const inside = join(root, 'inside');
mkdirSync(join(inside, 'pages'), { recursive: true });
for (const path of ['secret.js', 'inside/code.js', 'inside/pages/my page.html', 'inside/pages/mine.mjs'])
  writeFileSync(join(root, path), path);
afterAll(() => rmSync(root, { recursive: true }));

const page = join(inside, 'pages', 'my page.html');

/** What a site says to an address, relative to its page. */
function ask(site: Site, address: string) {
  const found = site.at(new URL(address, site.address).href);
  return found && (found.status === 200 ? String(found.body) : found.status);
}

describe('a site', () => {
  const site = new Site(page, inside);

  it('has its page, and what lies beside it and above it', () => {
    expect(site.address).toBe('https://softproof.test/pages/my%20page.html');
    expect(ask(site, '')).toBe('inside/pages/my page.html');
    expect(ask(site, 'mine.mjs?v=1#top')).toBe('inside/pages/mine.mjs');
    expect(ask(site, '../code.js')).toBe('inside/code.js');
    expect(ask(site, '/code.js')).toBe('inside/code.js');
  });

  it.each([
    '../../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/..%5csecret.js',
    '//secret.js',
    '/pages',
    '/none.js',
    '/%00',
    '/%ff',
  ])('has nothing else: %s', (address) => {
    expect([404, undefined]).toContain(ask(site, address));
  });

  it('is no other site', () => {
    expect(ask(site, 'https://example.com/code.js')).toBeUndefined();
    expect(ask(site, 'http://softproof.test/code.js')).toBeUndefined();
  });

  it('says what a file is, and lets it share memory between threads', () => {
    expect(site.at('https://softproof.test/code.js')?.headers).toEqual({
      'content-type': 'text/javascript',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
  });

  it('of a page that lies elsewhere is the folder of that page', () => {
    const site = new Site(page, join(root, 'another'));
    expect(site.address).toBe('https://softproof.test/my%20page.html');
    expect(ask(site, 'mine.mjs')).toBe('inside/pages/mine.mjs');
    expect(ask(site, '../code.js')).toBe(404);
  });

  it('of a module has a page that loads it, at an address beside it', () => {
    const site = new Site(join(inside, 'pages', 'mine.mjs'), inside);
    expect(site.address).toBe('https://softproof.test/pages/?softproof');
    expect(ask(site, site.address)).toBe(
      '<!doctype html><script type="module">globalThis.softproof = import("https://softproof.test/pages/mine.mjs")</script>',
    );
    expect(ask(site, './mine.mjs')).toBe('inside/pages/mine.mjs');
  });
});
