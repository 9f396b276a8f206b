import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('spec', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('spec', name)),
];

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(page: string): string[] {
  const headings = readFileSync(page, 'utf8').match(/^#+ .+$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Why a link leads nowhere; undefined where it arrives. */
function broken(page: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return `${page}: ${link} is not there`;
  if (anchor === undefined || statSync(target).isDirectory()) return undefined;
  return anchors(target).includes(anchor) ? undefined : `${page}: no heading makes #${anchor} in ${target}`;
}

test('links between the pages arrive', () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) =>
      /^[a-z]+:/.test(link) ? [] : [[page, link] as const],
    ),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.flatMap(([page, link]) => broken(page, link) ?? [])).toEqual([]);
});

test('no page of the spec has 400 lines', () => {
  const long = pages.filter((page) => readFileSync(page, 'utf8').split('\n').length > 400);
  expect(long.filter((page) => page.startsWith('spec'))).toEqual([]);
});
