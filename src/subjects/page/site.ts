import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import { mediaTypeOf } from './media-type.ts';

/** Where the files of a page are, as far as the page knows. No such host exists (RFC 6761). */
const ORIGIN = 'https://softproof.test';

/** With these a page may share memory between threads, as WebAssembly does. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The answer to a request. */
export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** A folder as a web site: what lies in it and nothing else, and for a module a page that loads it. */
export class Site {
  /** The address of the page. */
  readonly address: string;
  private readonly root: string;
  private readonly loader: string | undefined;

  /**
   * @param path    an HTML page, or an ES module
   * @param folder  what is served, if the page lies in it; else the page's own folder is
   */
  constructor(path: string, folder: string) {
    const file = resolve(path);
    this.root = isWithin(resolve(folder), file) ? resolve(folder) : dirname(file);
    const address = `${ORIGIN}/${relative(this.root, file).split(sep).map(encodeURIComponent).join('/')}`;
    const isPage = /\.html?$/i.test(path);
    // Beside the module, so that relative addresses are the same as in a page that lies there.
    this.address = isPage ? address : `${new URL('.', address).href}?softproof`;
    this.loader = isPage ? undefined : loading(address);
  }

  /** What is at an address; undefined for those of other sites. */
  at(address: string): Served | undefined {
    const { origin, pathname } = new URL(address);
    if (origin !== ORIGIN) return undefined;
    if (address === this.address && this.loader) return served('.html', this.loader);
    const path = pathIn(this.root, pathname);
    if (path === undefined) return { status: 404, headers: {}, body: 'there is no such file' };
    return served(extname(path), readFileSync(path));
  }
}

function loading(address: string): string {
  return `<!doctype html><script type="module">globalThis.softproof = import(${JSON.stringify(address)})</script>`;
}

function served(extension: string, body: Buffer | string): Served {
  return { status: 200, headers: { ...ISOLATED, 'content-type': mediaTypeOf(extension) }, body };
}

/** The file that an address names; undefined where there is none within the root. */
function pathIn(root: string, pathname: string): string | undefined {
  try {
    const path = resolve(root, `.${decodeURIComponent(pathname)}`);
    return isWithin(root, path) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
