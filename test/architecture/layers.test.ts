import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as rules from './rules.ts';
import { importsOf, readSources, type Source } from './source.ts';

const layers = rules.readLayers(readFileSync('ARCHITECTURE.md', 'utf8'));
const sources = readSources('src');

/** Each rule, and files that break it: one alone, or some together. */
const cases: readonly [name: string, rule: rules.Rule, broken: readonly (readonly Source[])[]][] = [
  ['every folder is in the table', rules.roomsAreInTheTable, [[file('sideboard/plate.ts', '')]]],
  [
    'imports point up the table, never sideways',
    rules.importsPointUp,
    [
      [file('numeric/format.ts', "import type { Problem } from '../contract/problem.ts';")],
      [file('reference/row.ts', "import { softmax } from '../kernel/softmax.ts';")],
    ],
  ],
  ['imports name files that exist', rules.importsExist, [[file('model/lower.ts', "import './lowered';")]]],
  [
    'packages stay in their folders',
    rules.packagesStayInTheirFolders,
    [[file('runner/run.ts', "const { default: fc } = await import('fast-check');")]],
  ],
  ['packages in the table are used', rules.packagesInTheTableAreUsed, [[file('reference/row.ts', '')]]],
  [
    'the kernel imports nothing but words',
    rules.kernelImportsOnlyWords,
    [[file('kernel/row.ts', "import { ulp } from '../numeric/format.ts';")]],
  ],
  [
    'numeric/ has never heard of softmax',
    rules.numericHasNeverHeardOfSoftmax,
    [[file('numeric/format.ts', '/** The rounding error of a loss. */')]],
  ],
  [
    'no files import each other in a circle',
    rules.nothingImportsItself,
    [
      [
        file('model/a.ts', "import type { B } from './b.ts';"),
        file('model/b.ts', "export { c } from './c.ts';"),
        file('model/c.ts', "import './a.ts';"),
      ],
    ],
  ],
  [
    'fast-check is loaded only when it is needed',
    rules.fastCheckIsLazy,
    [
      [
        file('properties/index.ts', "import { law } from './law.ts';"),
        file('properties/law.ts', "import fc from 'fast-check';"),
      ],
    ],
  ],
  [
    'the suite is loaded only when it is needed',
    rules.theSuiteIsLazy,
    [
      [
        file('index.ts', "export { certify } from './on-demand.ts';"),
        file('on-demand.ts', "import { certify } from './certify.ts';"),
      ],
      [
        file('index.ts', "export { intervals } from './accuracy/intervals.ts';"),
        file('accuracy/intervals.ts', "import { expected } from '../oracle/expected.ts';"),
      ],
    ],
  ],
  ['files have 200 lines at most', rules.filesAreShort, [[file('model/lower.ts', 'x;\n'.repeat(201))]]],
  ['only long tables are exempt from that', rules.tablesAreLong, [[file('vectors/flags.ts', 'x;\n')]]],
  [
    'no folder is for things that belong nowhere',
    rules.foldersHaveMeaning,
    [[file('model/utils/sum.ts', '')]],
  ],
  [
    'words stay in their folders',
    rules.wordsStayInTheirFolders,
    [
      'const x = Math.random();',
      'const now = Date.now();',
      'const y = Math.log1p(x);',
      'const z = x ** 2;',
      'const home = process.env;',
      'Decimal.set({ precision: 40 });',
      "console.log('here');",
    ].map((text) => [file('runner/run.ts', text)]),
  ],
  [
    'tolerances stay in accuracy/',
    rules.tolerancesStayInAccuracy,
    [[file('properties/laws/law.ts', 'const close = gap < 1e-12;')]],
  ],
];

function file(path: string, text: string): Source {
  return { path, text };
}

describe.each(cases)('%s', (_name, rule, broken) => {
  test('in src/', () => {
    expect(rule(sources, layers)).toEqual([]);
  });

  test('and a file that breaks the rule is found', () => {
    expect(broken.filter((files) => rule(files, layers).length === 0)).toEqual([]);
  });
});

test('the table of layers is read', () => {
  expect(layers.length).toBeGreaterThan(10);
  expect(layers[0]).toEqual({ row: 1, room: 'numeric/', packages: [] });
});

test('imports are read, whatever their form', () => {
  const text = `import { a, type B } from './a.ts';
import type { C } from '../c/c.ts';
export { d } from './d.ts';
import './e.ts';
import {
  f,
} from '@scope/f/deep';
// import './g.ts';
const h = await import('./h.ts');
`;
  expect(importsOf(file('x/y.ts', text)).map(({ to, kind }) => `${to} ${kind}`)).toEqual([
    'x/a.ts value',
    'c/c.ts type',
    'x/d.ts value',
    'x/e.ts value',
    '@scope/f value',
    'x/h.ts dynamic',
  ]);
});

test('powers of two and comments break no rule', () => {
  const text = '/* Math.random */ const u = 2 ** -53; // x ** 2\nconst big = 2n ** 64n;';
  expect(rules.wordsStayInTheirFolders([file('runner/run.ts', text)], layers)).toEqual([]);
});
