// What each vector is, as hashes, so that no change goes by without a version and a line in the changelog.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const read = (name) => readFileSync(path(name), 'utf8');
const hash = (data) => createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12);

/**
 * The committed vectors: of each, under its id and dtype, hashes of its problem, of what is expected and of its words, and
 * whether it is in `core`.
 * @param core  the bundles of that profile
 */
export function current(core) {
  const inCore = new Set(core.flatMap(({ dtype, drafts }) => drafts.map(({ id }) => `${id} ${dtype}`)));
  const names = readdirSync(path('../vectors')).filter((name) => /\.\w+\.json$/.test(name));
  const files = names.map((name) => JSON.parse(read(`../vectors/${name}`)));
  const entries = files.flatMap(({ dtype, title, why, requirements, flags: notes, cases }) =>
    cases.map(({ id, situation, flags, problem, expected }) => [
      `${id} ${dtype}`,
      {
        problem: hash(problem),
        expected: hash(expected),
        words: hash([title, why, requirements, situation, flags.map((flag) => [flag, notes[flag]])]),
        core: inCore.has(`${id} ${dtype}`),
      },
    ]),
  );
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same from a ledger, and the version of the set. */
export function parse(text) {
  const [version, ...lines] = text.trimEnd().split('\n');
  const entries = lines.map((line) => {
    const [id, dtype, problem, expected, words, core] = line.split(' ');
    return [`${id} ${dtype}`, { problem, expected, words, core: core === 'core' }];
  });
  return { version, vectors: new Map(entries) };
}

export function encode(version, vectors) {
  const lines = [...vectors].map(([key, { problem, expected, words, core }]) =>
    [key, problem, expected, words, ...(core ? ['core'] : [])].join(' '),
  );
  return `${[version, ...lines].join('\n')}\n`;
}

/** What happened to which vectors. A problem that is another one under the same id is a mistake. */
export function changes(before, after) {
  const both = [...after].filter(([key]) => before.has(key));
  const differ = (field) =>
    both.filter(([key, one]) => one[field] !== before.get(key)[field]).map(([key]) => key);
  return {
    came: [...after.keys()].filter((key) => !before.has(key)),
    went: [...before.keys()].filter((key) => !after.has(key)),
    changed: differ('problem'),
    corrected: differ('expected').filter((key) => !differ('problem').includes(key)),
    reworded: differ('words'),
    cameToCore: differ('core').filter((key) => after.get(key).core),
    wentFromCore: differ('core').filter((key) => before.get(key).core),
  };
}

/** The version after such changes, as README.md has it; the same where nothing happened. */
export function next(version, { came, went, changed, corrected, reworded, cameToCore, wentFromCore }) {
  const [major, minor, patch] = version.split('.').map(Number);
  if (went.length + corrected.length + changed.length + wentFromCore.length > 0) return `${major + 1}.0.0`;
  if (came.length + cameToCore.length > 0) return `${major}.${minor + 1}.0`;
  return reworded.length > 0 ? `${major}.${minor}.${patch + 1}` : version;
}

/** The section of the changelog. */
export function section(version, { came, went, corrected, reworded, cameToCore, wentFromCore }) {
  const list = (head, keys) => (keys.length === 0 ? [] : [`**${head}** (${keys.length}): ${byId(keys)}.`]);
  const paragraphs = [
    ...list('Came', came),
    ...list('Came to core', cameToCore),
    ...list('Went', went),
    ...list('Went from core', wentFromCore),
    ...list('Corrected', corrected),
    ...list('Reworded', reworded),
  ];
  return `## ${version}\n\n${paragraphs.join('\n\n')}\n`;
}

/** Each id once, with its dtypes. */
function byId(keys) {
  const dtypes = new Map();
  for (const [id, dtype] of keys.map((key) => key.split(' ')))
    dtypes.set(id, [...(dtypes.get(id) ?? []), dtype]);
  return [...dtypes].map(([id, all]) => `\`${id}\` (${all.join(', ')})`).join(', ');
}

/** Brings ledger, changelog and version up to date with the vectors. */
async function update() {
  const { coreBundles } = await import('../../dist/vectors/profiles/core-bundles.js');
  const before = parse(read('ids.txt'));
  const after = current(coreBundles());
  const what = changes(before.vectors, after);
  if (what.changed.length > 0) {
    throw new Error(
      `${what.changed[0]}: another problem under an id that was used; give it an id of its own`,
    );
  }
  const version = next(before.version, what);
  if (version === before.version) return;
  const substitute = (name, pattern, text) => writeFileSync(path(name), read(name).replace(pattern, text));
  substitute('CHANGELOG.md', /(?=^## )/m, `${section(version, what)}\n`);
  substitute('package.json', /"version": "[^"]*"/, `"version": "${version}"`);
  substitute('../../src/vectors/version.ts', /VECTORS_VERSION = '[^']*'/, `VECTORS_VERSION = '${version}'`);
  writeFileSync(path('ids.txt'), encode(version, after));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await update();
