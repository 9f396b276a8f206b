import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type } from '../cli/terminal.ts';

const page = readFileSync(join(import.meta.dirname, '../../conformance/same-bytes.md'), 'utf8');
const rows = [...page.matchAll(/^\| `(--profile core .*)` \| 1 \| .* \| `([0-9a-f]{64})` \|$/gm)];

const root = mkdtempSync(join(tmpdir(), 'softproof-same-bytes-'));
afterAll(() => rmSync(root, { recursive: true }));

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

/** As conformance/same-bytes.md says that its hashes are made. */
function hashOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return sha256(
    files.map((path) => `${path.slice(folder.length + 1)} ${sha256(readFileSync(path))}\n`).join(''),
  );
}

// npm run same-bytes writes the page anew, under all versions of Node and for the larger sets, too.
describe('conformance/same-bytes.md', () => {
  it('has rows for the core profile', () => {
    expect(rows.length).toBe(5);
  });

  it.each(rows.map(([, words, hash]) => [words!, hash!]))(
    'has the bytes of today: %s',
    async (words, hash) => {
      const folder = join(root, words.replaceAll(' ', ''));
      await type(['vectors', 'export', '--out', folder, ...words.split(' ')]);

      expect(hashOf(folder), 'npm run same-bytes').toBe(hash);
    },
  );
});
