import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest as PublishedManifest } from '../../conformance/vector-package/manifest.d.ts';
import type { Bundle } from '../../src/vectors/bundle.ts';
import type { Manifest } from '../../src/vectors/manifest.ts';
import { coreBundles } from '../../src/vectors/profiles/core-bundles.ts';
import { VECTORS_VERSION } from '../../src/vectors/version.ts';
import { built } from '../build.ts';

const root = join(import.meta.dirname, '..', '..');
const home = join(root, 'conformance', 'vector-package');
const read = (name: string) => readFileSync(join(home, name), 'utf8');

interface Entry {
  readonly problem: string;
  readonly expected: string;
  readonly words: string;
  readonly core: boolean;
}
type Vectors = ReadonlyMap<string, Entry>;
type Changes = Readonly<
  Record<
    'came' | 'went' | 'changed' | 'corrected' | 'reworded' | 'cameToCore' | 'wentFromCore',
    readonly string[]
  >
>;

const { current, parse, encode, changes, next, section } = (await import(join(home, 'ledger.mjs'))) as {
  current(core: readonly Bundle[]): Vectors;
  parse(text: string): { readonly version: string; readonly vectors: Vectors };
  encode(version: string, vectors: Vectors): string;
  changes(before: Vectors, after: Vectors): Changes;
  next(version: string, changes: Changes): string;
  section(version: string, changes: Changes): string;
};

describe('the set of vectors', () => {
  // npm run vectors brings all of it up to date.
  it('has changed nothing without a version and a line in the changelog', () => {
    expect(encode(VECTORS_VERSION, current(coreBundles())) === read('ids.txt'), 'npm run vectors').toBe(true);
    expect(JSON.parse(read('package.json')).version).toBe(VECTORS_VERSION);
    expect(/^## (\S+)$/m.exec(read('CHANGELOG.md'))?.[1]).toBe(VECTORS_VERSION);
  });

  it('has in its ledger what the files hold', () => {
    const { version, vectors } = parse(read('ids.txt'));
    expect(version).toBe(VECTORS_VERSION);
    expect(vectors).toEqual(current(coreBundles()));
  });
});

describe('a change', () => {
  const one = { problem: 'p', expected: 'e', words: 'w', core: false };
  const before = new Map([
    ['a/x float64', one],
    ['a/y float32', one],
    ['a/z float32', { ...one, core: true }],
  ]);
  const changed = (...entries: [string, Partial<Entry> | undefined][]) => {
    const after = new Map(before);
    for (const [key, entry] of entries) {
      if (entry) after.set(key, { ...one, ...entry });
      else after.delete(key);
    }
    return changes(before, after);
  };

  it.each([
    ['nothing', changed(), '1.2.3'],
    ['words', changed(['a/x float64', { words: 'v' }]), '1.2.4'],
    ['a vector more', changed(['b/z float64', {}], ['a/x float64', { words: 'v' }]), '1.3.0'],
    ['a vector less', changed(['a/x float64', undefined], ['b/z float64', {}]), '2.0.0'],
    ['a vector more in core', changed(['a/x float64', { core: true }]), '1.3.0'],
    ['a vector less in core', changed(['a/z float32', {}]), '2.0.0'],
    ['a value', changed(['a/x float64', { expected: 'f' }]), '2.0.0'],
  ])('has the version that the README promises: %s', (_, what, version) => {
    expect(next('1.2.3', what)).toBe(version);
  });

  it('is told with the ids that it is about', () => {
    const what = changed(['b/z float64', {}], ['b/z float32', {}], ['a/y float32', { expected: 'f' }]);
    expect(section('2.0.0', what)).toBe(
      '## 2.0.0\n\n**Came** (2): `b/z` (float64, float32).\n\n**Corrected** (1): `a/y` (float32).\n',
    );
  });

  it('of a problem under the same id is seen', () => {
    expect(changed(['a/x float64', { problem: 'q', expected: 'f' }])).toMatchObject({
      changed: ['a/x float64'],
      corrected: [],
    });
  });
});

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'softproof-package-'));
  const npm = (cwd: string, ...words: string[]) =>
    execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: 'pipe' });

  beforeAll(() => {
    built();
    npm(home, 'pack', '--pack-destination', folder);
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
    npm(
      folder,
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      `./softproof-vectors-${VECTORS_VERSION}.tgz`,
    );
  });

  it('holds data, types, a changelog and the format, and no code', () => {
    const files = readdirSync(join(folder, 'node_modules', 'softproof-vectors'), { recursive: true }).map(
      String,
    );
    expect(files.filter((name) => /\.(m|c)?js$/.test(name))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'README.md', 'vector-format.md', 'core', 'full']),
    );
  });

  it('is imported by profile and group', () => {
    writeFileSync(
      join(folder, 'use.mjs'),
      `import full from 'softproof-vectors/full/gap-sweep.float32.json' with { type: 'json' };
       import core from 'softproof-vectors/core/gap-sweep.float32.json' with { type: 'json' };
       import manifest from 'softproof-vectors/core/manifest.json' with { type: 'json' };
       console.log(JSON.stringify([full.cases.length > core.cases.length, core.cases[0].id, manifest.profile]));`,
    );
    const told = execFileSync(process.execPath, ['--no-warnings', 'use.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });

    expect(JSON.parse(told)).toEqual([true, 'gap-sweep/winner-40', 'core']);
  });

  it('is required by CommonJS', () => {
    writeFileSync(
      join(folder, 'use.cjs'),
      `const file = require('softproof-vectors/full/gap-sweep.float32.json');
       console.log(file.cases.length > 0, require('softproof-vectors/core/manifest.json').profile);`,
    );

    expect(execFileSync(process.execPath, ['use.cjs'], { cwd: folder, encoding: 'utf8' })).toBe(
      'true core\n',
    );
  });

  it('has the type of the manifest that is written', () => {
    // For the compiler to check.
    const published = (manifest: Manifest): PublishedManifest => manifest;
    expect(published).toBeDefined();
  });

  it('has types, which tell right from wrong', () => {
    const options = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, types: [] };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['use.ts', 'use.cts'] }),
    );
    writeFileSync(
      join(folder, 'use.ts'),
      `import file, { type Tensor } from 'softproof-vectors/full/gap-sweep.float32.json' with { type: 'json' };
       import manifest from 'softproof-vectors/full/manifest.json' with { type: 'json' };
       export const correct: Tensor | undefined = file.cases[0]?.expected[0]?.correct;
       export const lowest: readonly string[] | undefined = file.cases[0]?.expected[0]?.levels.stable.lowest;
       export const hash: string | undefined = manifest.files[0]?.sha256;
       export const why: string | undefined = manifest.left_out?.digits?.why;
       // @ts-expect-error there is no such member
       file.vectors;`,
    );
    writeFileSync(
      join(folder, 'use.cts'),
      `import file = require('softproof-vectors/full/gap-sweep.float32.json');
       import manifest = require('softproof-vectors/full/manifest.json');
       export const cases: number = file.cases.length;
       export const files: number = manifest.files.length;
       // @ts-expect-error there is no such member
       file.default;`,
    );
    const tsc = join(root, 'node_modules', '.bin', 'tsc');

    expect(execFileSync(tsc, ['-p', folder], { cwd: folder, encoding: 'utf8' })).toBe('');
  });
});
