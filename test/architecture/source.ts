import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** A file of src/, by its path there. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a file imports: a path in src/, or the name of a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
  readonly kind: 'type' | 'value' | 'dynamic';
}

export function readSources(root: string): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));
}

/** The folder of src/ that a file is in, or the file itself where it lies at the root. */
export function room(path: string): string {
  const [first = '', ...rest] = path.split('/');
  return rest.length === 0 ? first : `${first}/`;
}

/** The text without comments and quoted strings; templates stay. */
export function code({ text }: Source): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (match) =>
    match.startsWith('/') ? '' : "''",
  );
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

export function importsOf({ path, text }: Source): Import[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, '');
  return [...bare.matchAll(IMPORT)].map(([, type, fixed, dynamic]) => {
    const name = fixed ?? dynamic ?? '';
    const isPackage = !name.startsWith('.');
    return {
      from: path,
      to: isPackage ? packageOf(name) : posix.join(posix.dirname(path), name),
      isPackage,
      kind: type ? 'type' : fixed ? 'value' : 'dynamic',
    };
  });
}

/** `@scope/name/deep` is part of the package `@scope/name`; a built-in module is its own. */
function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
