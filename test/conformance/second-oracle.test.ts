import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VectorFile } from '../../src/vectors/schema.ts';
import { built } from '../build.ts';

// Another program, in another language, on another library: see conformance/second-oracle/README.md.
const home = join(import.meta.dirname, '..', '..', 'conformance', 'second-oracle');
const vectors = join(home, '..', 'vectors');
const folder = mkdtempSync(join(tmpdir(), 'second-oracle-'));
afterAll(() => rmSync(folder, { recursive: true }));

function derive(...files: string[]) {
  const { error, status, stdout, stderr } = spawnSync('python3', [join(home, 'rederive.py'), ...files], {
    encoding: 'utf8',
  });
  if (error) throw new Error(`the second oracle needs a Python 3 that is called python3: ${error.message}`);
  return {
    status,
    counts: stdout ? JSON.parse(stdout) : {},
    differences: stderr.split('\n').filter(Boolean),
  };
}

/** What the second oracle says of a committed file after one change to its second case. */
function afterChange(change: (expected: VectorFile['cases'][number]['expected'][number]) => void) {
  const file = JSON.parse(readFileSync(join(vectors, 'gap-sweep.float64.json'), 'utf8')) as VectorFile;
  change(file.cases[1]!.expected[0]!);
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, JSON.stringify(file));
  return derive(changed);
}

describe('the second oracle', () => {
  it('differs from the committed vectors in no bit and no limit', () => {
    const { status, counts, differences } = derive();
    expect(differences).toEqual([]);
    expect(status).toBe(0);
    expect(counts['interval ends']).toBe(10 * counts.bits);
    const kept = JSON.parse(readFileSync(join(home, 'RESULT.json'), 'utf8'));
    expect(counts, 'python3 conformance/second-oracle/rederive.py --write vectors counts anew').toEqual(
      kept.vectors,
    );
    expect(kept.drawn.differences).toBe(0);
  });

  describe('asked about drawn problems', () => {
    beforeAll(() => void built());

    it('differs in nothing either', () => {
      const drawn = spawnSync('node', [join(home, 'draw.mjs'), '150'], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      writeFileSync(join(folder, 'drawn.json'), drawn.stdout);
      const { counts, differences } = derive(join(folder, 'drawn.json'));
      expect(differences).toEqual([]);
      expect(counts.bits).toBeGreaterThan(3000);
    });
  });

  it('sees one bit that is changed', () => {
    const { status, differences } = afterChange(({ correct }) => {
      const bits = correct.bits as string[];
      bits[0] = (BigInt(`0x${bits[0]}`) ^ 1n).toString(16).padStart(16, '0');
    });
    expect(status).toBe(1);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain('bits is');
  });

  it('sees the end of an interval moved by one float', () => {
    const { status, differences } = afterChange(({ levels }) => {
      const highest = levels.stable.highest as string[];
      highest[0] = String(BigInt(highest[0]!) + 1n);
    });
    expect(status).toBe(1);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain('stable: interval ends is');
  });

  it('sees the last stored digit and the side of the rest', () => {
    const { differences } = afterChange((expected) => {
      const [digits, rest] = [expected.digits as string[], expected.rest as number[]];
      digits[0] = digits[0]!.replace(/\d(?=e|$)/, (last) => String((Number(last) + 1) % 10));
      rest[0] = -rest[0]!;
    });
    expect(differences.map((line) => /: (\w+) is/.exec(line)?.[1])).toEqual(['digits', 'rests']);
  });

  it('refuses a field that the text does not define', () => {
    const file = JSON.parse(readFileSync(join(vectors, 'single-class.float64.json'), 'utf8'));
    file.cases[0].problem.temperature = 2;
    writeFileSync(join(folder, 'unknown.json'), JSON.stringify(file));
    const { status, differences } = derive(join(folder, 'unknown.json'));
    expect(status).toBe(1);
    expect(differences.at(-1)).toContain("knows nothing of {'temperature'}");
  });
});
