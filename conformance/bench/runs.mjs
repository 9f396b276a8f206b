import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { quartiles } from './pairs.mjs';

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'dist', 'cli', 'main.js');
const numpy = join(root, 'conformance', 'subjects', 'numpy');
const python = join(numpy, '.venv', 'bin', 'python');

const COMMANDS = {
  'node, doing nothing': ['node', '--eval', ''],
  'importing the library': [
    'node',
    '--input-type=module',
    '--eval',
    `await import('${join(root, 'dist', 'index.js')}')`,
  ],
  'softproof --help': ['node', cli, '--help'],
};
const SUBJECTS = {
  'the embedded kernel': [],
  'a NumPy program': ['--', python, join(numpy, 'subject.py')],
};

/**
 * What commands cost from start to exit: { [command]: { repeats, wall, cpu } }, medians in seconds. Whatever processes a
 * command starts count towards it.
 */
export async function measureRuns({ starts, runs }, log) {
  const measured = {};
  for (const [name, command] of Object.entries(COMMANDS)) measured[name] = repeat(command, starts);
  for (const [effort, repeats] of Object.entries(runs)) {
    for (const [name, words] of Object.entries(SUBJECTS)) {
      if (words.includes(python) && !existsSync(python)) {
        log(`${name}: skipped, not installed`);
        continue;
      }
      log(`${effort} run of ${name}`);
      const command = ['node', cli, 'certify', '--effort', effort, ...words];
      measured[`${effort} run of ${name}`] = repeat(command, repeats);
    }
  }
  return measured;
}

function repeat(command, repeats) {
  const times = Array.from({ length: repeats }, () => time(command));
  return {
    repeats,
    wall: quartiles(times.map(({ wall }) => wall)).median,
    cpu: quartiles(times.map(({ cpu }) => cpu)).median,
  };
}

/** Node cannot tell what its children spent; the shell can. */
function time(command) {
  const shell = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1', 'bash', ...command];
  const { stderr } = spawnSync('bash', shell, { encoding: 'utf8' });
  const [wall, user, system] = stderr.trim().split(' ').map(Number);
  return { wall, cpu: user + system };
}
