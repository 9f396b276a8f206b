import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The subjects that a page is about: those it links to in its list at the top. */
const SUBJECT = /\(\.\.\/subjects\/([\w-]+)\/\)/g;

/** The pages on confirmed defects in a folder: file name, title and the libraries concerned, in the order of the names. */
export function findingsIn(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [heading] = text.split('\n');
    const libraries = [...text.matchAll(SUBJECT)].map(([, library]) => library);
    return { file, title: heading.replace('# ', ''), libraries };
  });
}
