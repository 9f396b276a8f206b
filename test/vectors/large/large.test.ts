import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DTYPES, formatOf, represents } from '../../../src/numeric/format.ts';
import { elementsOf } from '../../../src/vectors/bundle.ts';
import { derive } from '../../../src/vectors/derive.ts';
import { FORMATS } from '../../../src/vectors/formats/index.ts';
import { floats } from '../../../src/vectors/formats/little-endian.ts';
import { families } from '../../../src/vectors/large/families.ts';
import { largeProblem } from '../../../src/vectors/large/problem.ts';
import { sizes } from '../../../src/vectors/large/size.ts';
import { Words } from '../../../src/vectors/large/words.ts';
import { batchOf } from '../../../src/vectors/order.ts';
import { largeBundles } from '../../../src/vectors/profiles/large-bundles.ts';

const small = { rows: 7, classes: 33, quantities: ['cross_entropy'], flags: [] } as const;
const problems = families.flatMap((family) =>
  family.dtypes.flatMap((dtype) =>
    [1, 2].map((seed) => ({ family, dtype, seed, problem: largeProblem(family, small, dtype, seed) })),
  ),
);
const sha256 = (pieces: Iterable<Uint8Array>) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

describe('words', () => {
  it('are other words for another key, and fill 32 bits', () => {
    const first = (key: string) =>
      Array.from({ length: 4 }, (_, k, source = new Words(`${key}${k}`)) => source.next());
    expect(new Set([...first('a'), ...first('b')]).size).toBe(8);

    const source = new Words('all bits');
    const all = Array.from({ length: 64 }, () => source.next());
    expect(all.reduce((or, word) => or | word, 0) >>> 0).toBe(0xffffffff);
  });

  it('below a number are all numbers below it', () => {
    const source = new Words('dice');
    expect(new Set(Array.from({ length: 200 }, () => source.below(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});

describe('large problems', () => {
  it('are those that a second program makes from the text of the spec, bit for bit', () => {
    const script = fileURLToPath(new URL('../../../conformance/second-oracle/large.py', import.meta.url));
    const asked = problems.map(({ family, dtype, seed }) => `${family.facts.id} 7 33 ${dtype} ${seed}\n`);
    const told = execFileSync('python3', [script], { input: asked.join(''), encoding: 'utf8' });
    const own = problems.map(({ dtype, problem: { logits, targets } }) => {
      const labels = Int32Array.from(targets!.values as Int32Array);
      return `${sha256(floats(logits.values, dtype))} ${sha256([new Uint8Array(labels.buffer)])}`;
    });

    expect(own.join('\n')).toBe(told.trimEnd());
    expect(new Set(own.map((line) => line.split(' ')[0])).size).toBe(problems.length);
  });

  it('have logits that the dtype has, and labels that there are', () => {
    for (const { dtype, problem } of problems) {
      expect([...problem.logits.values].every((x) => represents(x, formatOf(dtype)))).toBe(true);
      const labels = [...(problem.targets!.values as Int32Array)];
      expect(labels.every((label) => label >= 0 && label < 33)).toBe(true);
    }
  });

  it('are of any size up to 128256 classes and 10^7 logits', () => {
    expect(Math.max(...sizes.map(({ classes }) => classes))).toBe(128256);
    expect(Math.max(...sizes.map(({ rows, classes }) => rows * classes))).toBe(9_875_712);
  });

  it('have the expectations that the definition gives them', () => {
    for (const bundle of largeBundles(1).filter(({ drafts: [draft] }) => draft!.id.includes('/1x1000-'))) {
      if (bundle.dtype !== 'float32') continue;
      const problem = bundle.drafts[0]!.problem();
      const outputs = { cross_entropy: bundle.dtype } as const;
      const [byDefinition] = derive(problem, outputs);
      const { digits: _, rest: __, ...rest } = byDefinition!;
      expect(bundle.derive(problem, outputs), bundle.name).toEqual([rest]);
    }
  });

  it('have the same bytes on every machine and under every version of Node', () => {
    const hashes = largeBundles(7)
      .filter(({ drafts: [draft], dtype }) => draft!.id.includes('/1x1000-') && dtype === 'float32')
      .map((bundle) => {
        const excerpt = { profile: 'large', seed: 7 } as const;
        const [file] = FORMATS.safetensors.files(batchOf(bundle, excerpt));
        return `${sha256(file!.bytes)} ${file!.name}`;
      });
    expect(hashes).toMatchInlineSnapshot(`
      [
        "feb12586b26ab83471ef6222fe4e56c8285cb77e5e90f03df36ccefcdf98e281 large-bell.1x1000-seed-7.float32.safetensors",
        "07ec023c4ae171f4d18fe1436bac1cb9cddf15302e16b0ff1eda7c87ba639127 large-flat.1x1000-seed-7.float32.safetensors",
        "a10f9cfe35861035bdb09fde90d4382a22ff001387b84bc6211140e7c9b02b72 large-winner.1x1000-seed-7.float32.safetensors",
        "d45ec5fc1fed68ece4fe45ef328012d79a4e6334112d9dbd1c78201c934547d5 large-offset.1x1000-seed-7.float32.safetensors",
        "f828b9814c41f4b825d89ff0a0e887e219f36ea3447b8d2ba36f40aa0ff24380 large-masked.1x1000-seed-7.float32.safetensors",
      ]
    `);
  });

  it('count what they expect without making it', () => {
    const [bundle] = largeBundles(1);
    const [draft] = bundle!.drafts;
    const expected = bundle!.derive(draft!.problem(), { softmax: 'float64', cross_entropy: 'float64' });
    expect(expected.map(({ correct }) => correct.values.length)).toEqual([1000, 1]);
    expect(elementsOf(draft!, 'float64')).toBe(3001);
    expect(DTYPES).toContain(bundle!.dtype);
  });
});
