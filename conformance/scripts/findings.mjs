import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages on confirmed defects in a folder: file name and title, in the order of the names. */
export function findingsIn(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => {
    const [heading] = readFileSync(join(folder, file), 'utf8').split('\n');
    return { file, title: heading.replace('# ', '') };
  });
}
