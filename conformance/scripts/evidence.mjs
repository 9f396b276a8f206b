// What each requirement rests on: node evidence.mjs [--reviewed ID ...]
//
// Writes spec/evidence.json from the sentences of the spec, the checks, and the mutants of conformance/adequacy.json. A sentence
// that is new or was reworded wants review: what to look at is printed, until its id is given with --reviewed.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Twelve hexadecimal digits that change with the sentence or its example. */
export function fingerprint({ sentence, example }) {
  return createHash('sha256').update(`${sentence}\n${example}`).digest('hex').slice(0, 12);
}

/** What the requirements rest on today; what was reviewed is taken over, and is now reviewed for the ids given. */
export function gather({ requirements, checks, mutants, form }, kept, reviewed = []) {
  const killing = mutants.map((mutant) => ({ ...mutant, of: brokenBy(mutant, checks, form) }));
  const entries = requirements.map((requirement) => {
    const { id } = requirement;
    const citing = checks.filter((check) => check.requirements.includes(id));
    const named = (vectors) =>
      citing.filter(({ kind }) => (kind === 'vectors') === vectors).map((check) => check.id);
    const known = kept.requirements[id]?.reviewed ?? '';
    return [
      id,
      {
        reviewed: reviewed.includes(id) ? fingerprint(requirement) : known,
        checks: named(false),
        vectors: named(true),
        mutants: killing.filter(({ of }) => of.includes(id)).map(({ name }) => name),
      },
    ];
  });
  return {
    requirements: Object.fromEntries(entries),
    mutants: mutants.map(({ name, seen, killer }) => ({ name, seen, killer })),
  };
}

/** What is wrong with the evidence, a line each; nothing if every requirement is shown by what was looked at. */
export function complaints(sources, kept) {
  const { requirements, checks } = sources;
  const ids = requirements.map(({ id }) => id);
  const today = gather(sources, kept);
  const idle = checks.filter((check) => check.requirements.length === 0);
  const astray = checks.flatMap((check) =>
    check.requirements
      .filter((id) => !ids.includes(id))
      .map((id) => `${check.id} cites ${id}, which is no requirement`),
  );
  const unshown = requirements.flatMap((requirement) => {
    const { id } = requirement;
    const evidence = today.requirements[id];
    return [
      ...(evidence.checks.length + evidence.vectors.length === 0 ? [`${id} has no check`] : []),
      ...(evidence.mutants.length === 0 ? [`${id} has no mutant that dies by it`] : []),
      ...(evidence.reviewed === fingerprint(requirement) ? [] : [toReview(requirement, evidence)]),
    ];
  });
  const stale =
    JSON.stringify(today) === JSON.stringify(kept) ? [] : ['npm run evidence writes spec/evidence.json anew'];
  return [...idle.map(({ id }) => `${id} cites no requirement`), ...astray, ...unshown, ...stale];
}

/**
 * The requirements that a mutant dies by: those which its killer finds broken. Wrong numbers break all that the killer
 * cites, but of the sentences about one quantity only those on record; what every check sees to is broken as recorded.
 */
function brokenBy({ killer, requirements }, checks, form) {
  const cited = checks.find(({ id }) => id === killer)?.requirements ?? [];
  const wrong = requirements.some((id) => !form.includes(id));
  const byNumbers = cited.filter((id) => !form.includes(id) && !id.endsWith('-VALUE'));
  const asRecorded = requirements.filter((id) => form.includes(id) || cited.includes(id));
  return [...new Set([...(wrong ? byNumbers : []), ...asRecorded])];
}

function toReview({ id, sentence }, { checks, vectors, mutants }) {
  return [
    `${id} is new, was worded anew, or its example was: "${sentence}" Look whether this is what is shown by`,
    ...[...checks, ...vectors].map((check) => `  ${check}`),
    ...mutants.map((name) => `  the mutant: ${name}`),
    `then: npm run evidence -- --reviewed ${id}`,
  ].join('\n');
}

/** The file, a mutant a line. */
export function encode({ requirements, mutants }) {
  const lines = mutants.map((mutant) => `  ${JSON.stringify(mutant)}`).join(',\n');
  return `{\n "requirements": ${JSON.stringify(requirements, null, 1).replaceAll('\n', '\n ')},\n "mutants": [\n${lines}\n ]\n}\n`;
}

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** The mutants on record (`npm run adequacy`), each with what it breaks. */
export function recordedMutants() {
  return JSON.parse(read('conformance/adequacy.json')).mutants;
}

async function main(words) {
  const { suite } = await import('../../dist/suite.js');
  const { FORM: form } = await import('../../dist/contract/requirement.js');
  const { PAGES, parseRequirements } = await import('../../dist/reports/requirements.js');
  const requirements = PAGES.flatMap((page) => parseRequirements(read(`spec/${page}`)));
  const kept = JSON.parse(read('spec/evidence.json'));
  const sources = { requirements, checks: suite, mutants: recordedMutants(), form };
  const reviewed = words[0] === '--reviewed' ? words.slice(1) : [];
  const unknown = words.filter(
    (word) => word !== '--reviewed' && !requirements.some(({ id }) => id === word),
  );
  if (unknown.length > 0 || (words.length > 0 && reviewed.length === 0)) {
    process.stderr.write(
      `evidence.mjs: ${unknown.join(', ') || words} is no requirement: --reviewed ID ...\n`,
    );
    return 2;
  }
  const evidence = gather(sources, kept, reviewed);
  writeFileSync(new URL('spec/evidence.json', root), encode(evidence));
  const wrong = complaints(sources, evidence);
  for (const line of wrong) process.stderr.write(`${line}\n`);
  return wrong.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
