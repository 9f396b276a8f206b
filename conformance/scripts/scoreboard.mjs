/**
 * Certifies every library under conformance/subjects that is installed, and writes conformance/scoreboard.json,
 * conformance/SCOREBOARD.md and conformance/scoreboard.html. A library that is not installed keeps the row of its last measurement.
 *
 *     npm run build && node conformance/scripts/scoreboard.mjs [library...]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIALECT } from '../../dist/contract/dialect.js';
import { scoreboard } from '../../dist/reports/page/scoreboard.js';
import { VECTORS_VERSION } from '../../dist/vectors/version.js';
import { findingsIn } from './findings.mjs';
import { entryOf } from './scoreboard-entry.mjs';
import { page } from './scoreboard-page.mjs';

const conformance = join(import.meta.dirname, '..');
const cli = join(conformance, '..', 'dist', 'cli', 'main.js');
const onFile = join(import.meta.dirname, 'on-file.sh');
const subjects = join(conformance, 'subjects');
const board = join(conformance, 'scoreboard.json');

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What is certified, as the words of a command line. */
function wordsOf(library, { program, module, page, browserArgs = [] }) {
  if (page) return ['--page', join(library, page), ...browserArgs.flatMap((flag) => ['--browser-arg', flag])];
  return module ? [module] : ['--', ...program];
}

/** The report of `softproof certify` on a library, or undefined where there is none. */
function certify(library, manifest) {
  const { effort = 'standard', timeout, page, program } = manifest;
  const scratch = mkdtempSync(join(tmpdir(), 'softproof-'));
  const report = join(scratch, 'report.json');
  const patience = timeout ? ['--timeout', String(timeout)] : [];
  const how = ['--effort', effort, ...patience, '--report', `json=${report}`];
  const [command, ...words] = manifest.onFile
    ? [onFile, effort, report, ...program]
    : ['node', cli, 'certify', ...how, ...wordsOf(library, manifest)];
  spawnSync(command, words, {
    // A page is served from the folder of all subjects, so that it may share code with others.
    cwd: page ? subjects : join(subjects, library),
    stdio: 'inherit',
  });
  const read = existsSync(report) ? readJson(report) : undefined;
  rmSync(scratch, { recursive: true });
  return read;
}

function measure(library) {
  const folder = join(subjects, library);
  const manifest = readJson(join(folder, 'subject.json'));
  const [command, ...words] = manifest.probe;
  if (spawnSync(command, words, { cwd: folder }).status !== 0) {
    console.error(`${library}: skipped, not installed (in ${folder}: ${manifest.install})`);
    return undefined;
  }
  console.error(`${library}: certifying`);
  const report = certify(library, manifest);
  if (!report) {
    console.error(`${library}: no report`);
    return undefined;
  }
  // What broke on our side says nothing of the library: its former row stays.
  const ours = report.result.findings.find(({ cause }) => cause === 'our-bug');
  if (ours) {
    console.error(`${library}: not measured, the suite broke in ${ours.check} (${ours.reason})`);
    process.exitCode = 3;
    return undefined;
  }
  return entryOf(library, report, `${cpus().length} x ${cpus()[0].model}`, VECTORS_VERSION);
}

const libraries = readdirSync(subjects, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const asked = process.argv.slice(2);
const former = existsSync(board) ? readJson(board) : [];
const entries = libraries
  .map((library) => {
    const measured = asked.length === 0 || asked.includes(library) ? measure(library) : undefined;
    return measured ?? former.find((entry) => entry.library === library);
  })
  .filter((entry) => entry !== undefined);
writeFileSync(board, `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
const findings = findingsIn(join(conformance, 'findings'));
writeFileSync(join(conformance, 'SCOREBOARD.md'), page(entries, findings, DIALECT));
writeFileSync(join(conformance, 'scoreboard.html'), scoreboard(entries, findings));
