import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIALECT } from '../../src/contract/dialect.ts';
import { scoreboard } from '../../src/reports/page/scoreboard.ts';

const conformance = join(import.meta.dirname, '..', '..', 'conformance');
const subjects = join(conformance, 'subjects');
const libraries = readdirSync(subjects, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

interface Entry {
  readonly library: string;
  readonly verdict: string;
  readonly short: readonly { readonly check: string; readonly level: string; readonly why: string }[];
}

function read(...path: readonly string[]): string {
  return readFileSync(join(conformance, ...path), 'utf8');
}

function manifestOf(library: string) {
  return JSON.parse(read('subjects', library, 'subject.json'));
}

const board: readonly Entry[] = JSON.parse(read('scoreboard.json'));

test('every library says how to install, find and start it', () => {
  for (const library of libraries) {
    const manifest = manifestOf(library);
    expect(manifest, library).toMatchObject({ install: expect.any(String), probe: expect.any(Array) });
    const start: string = manifest.module ?? manifest.page ?? manifest.program.at(-1);
    // What is compiled is there once it is installed; its source always is.
    const source = manifest.install.includes(`-o ${start.replace('./', '')} `) ? `${start}.cpp` : start;
    expect(existsSync(join(subjects, library, source)), `${library}: ${source}`).toBe(true);
  }
});

test('every version is pinned', () => {
  for (const library of libraries) {
    if (existsSync(join(subjects, library, 'package.json'))) {
      expect(existsSync(join(subjects, library, 'package-lock.json')), library).toBe(true);
    } else if (existsSync(join(subjects, library, 'requirements.txt'))) {
      for (const line of read('subjects', library, 'requirements.txt').trim().split('\n')) {
        expect(line, library).toMatch(/^[\w.-]+==[\w.]+$/);
      }
    } else {
      const [, packages] = /^apt-get install ([^&]*)/.exec(manifestOf(library).install) ?? [];
      for (const one of packages!.trim().split(' ')) expect(one, library).toMatch(/^[\w.-]+=[\w.+~-]+$/);
    }
  }
});

test('no row was measured by a suite that was broken itself', () => {
  const shortfalls = board.flatMap(({ library, short }) => short.map((one) => ({ library, ...one })));

  expect(shortfalls.length).toBeGreaterThan(0);
  expect(shortfalls.filter(({ level }) => level === 'our-bug')).toEqual([]);
});

test('the board has a row for every library, but for those that need what not every machine has', () => {
  const measured = board.map(({ library }) => library);
  const everywhere = libraries.filter((library) => manifestOf(library).needs === undefined);
  expect(measured).toEqual(libraries.filter((library) => measured.includes(library)));
  expect(measured).toEqual(expect.arrayContaining(everywhere));
});

test('a library that falls short has a page that says why', async () => {
  const { findingsIn } = await import(join(conformance, 'scripts', 'findings.mjs'));
  const pages: readonly { file: string; libraries: string[] }[] = findingsIn(join(conformance, 'findings'));
  for (const page of pages) {
    expect(page.libraries.length, page.file).toBeGreaterThan(0);
    expect(libraries, page.file).toEqual(expect.arrayContaining(page.libraries));
  }
  for (const { library, verdict, short } of board) {
    expect(verdict === 'conforms', library).toBe(short.length === 0);
    if (short.length > 0)
      expect(
        pages.some((page) => page.libraries.includes(library)),
        library,
      ).toBe(true);
  }
});

test('the pages are made from the data beside them', async () => {
  const { page } = await import(join(conformance, 'scripts', 'scoreboard-page.mjs'));
  const { findingsIn } = await import(join(conformance, 'scripts', 'findings.mjs'));
  const findings = findingsIn(join(conformance, 'findings'));
  expect(read('SCOREBOARD.md')).toBe(page(board, findings, DIALECT));
  expect(read('scoreboard.html') === scoreboard(JSON.parse(read('scoreboard.json')), findings)).toBe(true);
});

test('an entry keeps the worst answers, and what fell short', async () => {
  const { entryOf } = await import(join(conformance, 'scripts', 'scoreboard-entry.mjs'));
  const cell = { quantity: 'softmax', dtype: 'float64' };
  const written = { dtype: 'float64', shape: [1, 1], decimals: ['0'] };
  const logits = { ...written, bits: '0000000000000000' };
  const worst = (ulp: number | 'inf') => ({
    ulp,
    case: `off by ${ulp}`,
    answer: { decimal: 'nan' },
    correct: { decimal: '1' },
    asked: { problem: { logits, labels: [0] } },
  });
  const entry = entryOf(
    'mine',
    {
      result: {
        subject: { name: 'Mine', version: '1' },
        suite: 'softproof',
        seed: 1,
        effort: 'quick',
        asked: 'stable',
        verdict: 'does-not-conform',
        levels: { softmax: { float64: 'none' } },
        options: {},
        findings: [
          { ...cell, check: 'a', status: 'pass', level: 'exact', worst: worst(0.5) },
          { ...cell, check: 'b', status: 'fail', level: 'none', worst: worst('inf'), reason: 'is nan' },
          { ...cell, check: 'd', status: 'fail', level: 'none', reason: 'x'.repeat(1000) },
          { ...cell, check: 'e', status: 'pass', dialect: { situation: 'nan-logit', found: 'refused' } },
          { ...cell, check: 'e', status: 'pass', dialect: { situation: 'nan-logit', found: 'nan' } },
          { ...cell, check: 'e', status: 'pass', dialect: { situation: 'nan-logit', found: 'nan' } },
          {
            ...cell,
            check: 'f',
            status: 'fail',
            dialect: { situation: 'no-rows', found: 'nan' },
            reason: 'not so',
          },
          { ...cell, check: 'c', status: 'pass', level: 'exact', worst: worst(3) },
        ],
      },
      circumstances: { started: '2026-01-02T03:04:05Z', platform: 'linux x64', node: 'v20' },
    },
    '2 x CPU',
    '1.2.3',
  );
  expect(entry.worst).toEqual({
    softmax: {
      float64: { error: 'inf', case: 'off by inf', logits: written, labels: [0], answer: 'nan', exact: '1' },
    },
  });
  expect(entry.dialects).toEqual({ 'nan-logit': ['refused', 'nan'] });
  expect(entry.short).toMatchObject([
    { check: 'b', level: 'none', why: 'is nan' },
    { check: 'd', why: `${'x'.repeat(160)}…` },
    { check: 'f', level: 'not as declared' },
  ]);
  expect(entry.measured).toMatchObject({
    date: '2026-01-02',
    machine: '2 x CPU, linux x64, Node v20',
    vectors: '1.2.3',
  });
});
