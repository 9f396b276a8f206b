import { readFileSync } from 'node:fs';
import { guarded } from './guarded.ts';

/** A program's text as a module. */
export function load(source: string): Promise<object> {
  return import(/* @vite-ignore */ asUrl(guarded(source)));
}

/**
 * A module of ours in which some files of a folder have another text. The folder is loaded anew, its loops guarded, and so
 * is what imports any of it; all else is shared.
 */
export async function loadWith(
  entry: URL,
  folder: URL,
  texts: Readonly<Record<string, string>>,
): Promise<object> {
  const urls = new Map<string, string>();
  const others = new Map(Object.entries(texts).map(([name, text]) => [new URL(name, folder).href, text]));

  /** Where to import a file from: from itself, unless it or anything that it imports is loaded anew. */
  function urlOf(one: URL): string {
    const known = urls.get(one.href);
    if (known !== undefined) return known;
    const inFolder = new URL('.', one).href === folder.href;
    const text = others.get(one.href) ?? readFileSync(one, 'utf8');
    const imports = importsOf(text).map((name) => new URL(name, one));
    const anew = inFolder || imports.some((imported) => urlOf(imported) !== imported.href);
    const url = anew ? asUrl(absolute(inFolder ? guarded(text) : text, one, urlOf)) : one.href;
    urls.set(one.href, url);
    return url;
  }
  return import(/* @vite-ignore */ urlOf(entry));
}

const IMPORT = /(from|import) '(\.[^']+)'/g;

function importsOf(text: string): string[] {
  return Array.from(text.matchAll(IMPORT), ([, , name]) => name!);
}

/** The text with imports that hold wherever it is loaded from. */
function absolute(text: string, file: URL, urlOf: (imported: URL) => string): string {
  return text.replaceAll(IMPORT, (_, word, name) => `${word} '${urlOf(new URL(name, file))}'`);
}

function asUrl(source: string): string {
  return `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
}
