import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const CONSUMERS: string = join(import.meta.dirname, '..', '..', '..', 'conformance', 'consumers');

const own = join(CONSUMERS, '.venv', 'bin', 'python');

/** The Python that conformance/consumers/install.sh made, or the one that is there. */
export const python: string = existsSync(own) ? own : 'python3';

/** What is missing of the packages, or of the C compiler, that a test needs; undefined where nothing is. */
export function missing(...needs: readonly string[]): string | undefined {
  const lacks = needs.filter((name) =>
    name === 'cc' || name === 'c++' ? run(name, ['--version']).status !== 0 : !imports(name),
  );
  return lacks.length === 0 ? undefined : `${lacks.join(' and ')} not installed`;
}

function imports(name: string): boolean {
  return run(python, ['-c', `import ${name}`]).status === 0;
}

/** Runs a program in the folder of the consumers; what it says is not cut short. */
export function run(program: string, words: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd: CONSUMERS,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '', error };
}
