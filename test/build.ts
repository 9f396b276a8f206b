import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The folder of the compiled sources, compiled anew if any source is younger: Node 20 does not run TypeScript, so
 * programs that tests start must come from there.
 */
export function built(): string {
  const dist = join(ROOT, 'dist');
  if (newest(join(ROOT, 'src')) > newest(dist)) {
    spawnSync('npm', ['run', '--silent', 'compile'], { cwd: ROOT, stdio: 'inherit' });
  }
  return dist;
}

/** Time of the last change to any file in a folder, in milliseconds; 0 if there is no such folder. */
function newest(folder: string): number {
  const entries = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder, { recursive: true }) : [];
  return Math.max(0, ...entries.map((entry) => statSync(join(folder, String(entry))).mtimeMs));
}
