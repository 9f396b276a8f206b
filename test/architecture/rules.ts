import { code, type Import, importsOf, room, type Source } from './source.ts';

/** A row of the table of layers in ARCHITECTURE.md. */
export interface Layer {
  readonly row: number;
  readonly room: string;
  readonly packages: readonly string[];
}

/** What breaks a rule, a sentence each. */
export type Rule = (sources: readonly Source[], layers: readonly Layer[]) => readonly string[];

/** Tables: they may be longer than 200 lines. */
const TABLES: readonly string[] = ['vectors/flags.ts', 'reports/defects.ts'];
const LONGEST = 200;

export function readLayers(markdown: string): Layer[] {
  const rows = markdown.matchAll(/^\| (\d+) \| `([a-z-]+(?:\/|\.ts))` \| [^|]+ \|([^|]*)\|$/gm);
  return [...rows].map(([, row, name, packages]) => ({
    row: Number(row),
    room: name ?? '',
    packages: [...(packages ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  }));
}

export const roomsAreInTheTable: Rule = (sources, layers) => {
  const rooms = new Set(sources.map(({ path }) => room(path)));
  return [...rooms].filter((name) => !layers.some((layer) => layer.room === name));
};

export const importsPointUp: Rule = (sources, layers) => {
  const rowOf = (path: string) => layers.find((layer) => layer.room === room(path))?.row ?? 0;
  return local(sources)
    .filter(({ from, to }) => room(from) !== room(to) && rowOf(to) >= rowOf(from))
    .map(({ from, to }) => `${from} imports ${to}`);
};

export const importsExist: Rule = (sources) => {
  const paths = new Set(sources.map(({ path }) => path));
  return local(sources)
    .filter(({ to }) => !paths.has(to))
    .map(({ from, to }) => `${from} imports ${to}`);
};

export const packagesStayInTheirFolders: Rule = (sources, layers) =>
  packages(sources)
    .filter(
      ({ from, to }) => !layers.some((layer) => layer.room === room(from) && layer.packages.includes(to)),
    )
    .map(({ from, to }) => `${from} imports ${to}`);

export const packagesInTheTableAreUsed: Rule = (sources, layers) =>
  layers.flatMap((layer) =>
    layer.packages
      .filter((name) => !packages(sources).some(({ from, to }) => room(from) === layer.room && to === name))
      .map((name) => `${layer.room} does not use ${name}`),
  );

export const kernelImportsOnlyWords: Rule = (sources) =>
  local(sources)
    .filter(({ from, to }) => room(from) === 'kernel/' && !['kernel/', 'contract/'].includes(room(to)))
    .map(({ from, to }) => `${from} imports ${to}`);

export const numericHasNeverHeardOfSoftmax: Rule = (sources) =>
  sources
    .filter(
      ({ path, text }) => room(path) === 'numeric/' && /softmax|entropy|logit|label|loss(es)?\b/i.test(text),
    )
    .map(({ path }) => path);

/** Files that import each other in a circle, types included: each such circle once. */
export const nothingImportsItself: Rule = (sources) => {
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter(isLocal)
        .map(({ to }) => to),
    ]),
  );
  const circles = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.add([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return [...circles];
};

/** What is loaded along with the public files must not load fast-check, which takes longer than all the rest. */
export const fastCheckIsLazy: Rule = (sources) =>
  loadedBy(sources, (path) => !path.includes('/') || path === 'properties/index.ts')
    .filter(({ to }) => to === 'fast-check')
    .map(({ from, to }) => `${from} loads ${to}`);

/** Importing the library must not load what only a run needs. */
export const theSuiteIsLazy: Rule = (sources) =>
  loadedBy(sources, (path) => path === 'index.ts')
    .filter(({ to }) => ['suite.ts', 'certify.ts', 'worker.ts'].includes(to) || room(to) === 'oracle/')
    .map(({ from, to }) => `${from} loads ${to}`);

/** What some files import for its values, and what that imports, and so on. */
function loadedBy(sources: readonly Source[], starts: (path: string) => boolean): readonly Import[] {
  const waiting = sources.filter(({ path }) => starts(path));
  const seen = new Set(waiting);
  const found: Import[] = [];
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    const imports = importsOf(source).filter(({ kind }) => kind === 'value');
    found.push(...imports);
    for (const next of sources) {
      if (seen.has(next) || !imports.some(({ to }) => to === next.path)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return found;
}

export const filesAreShort: Rule = (sources) =>
  sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > LONGEST && !TABLES.includes(path))
    .map(({ path, lines }) => `${path} has ${lines} lines`);

export const tablesAreLong: Rule = (sources) =>
  TABLES.filter((table) =>
    sources.some(({ path, text }) => path === table && text.split('\n').length <= LONGEST),
  );

export const foldersHaveMeaning: Rule = (sources) =>
  sources
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(utils?|helpers?|common|core|lib|types|misc)(\/|\.ts$)/.test(path));

/** Words that only some folders may contain. */
interface Ban {
  readonly what: RegExp;
  readonly rooms: readonly string[];
}

const BANS: readonly Ban[] = [
  { what: /\bMath\.random\b|\bcrypto\.(getRandomValues|random\w*)/, rooms: [] },
  { what: /\bDate\b|\bperformance\.now\b/, rooms: ['cli/'] },
  { what: /\bMath\.(exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot|a?(sin|cos|tan)h?)\b/, rooms: [] },
  { what: /(?<!(^|[^\w.])2n?\s*)\*\*/, rooms: ['reference/'] },
  { what: /(?<![\w.])process\.[a-z]/, rooms: ['cli/', 'subjects/'] },
  { what: /\bDecimal\.(set|config)\b|\bnew Decimal\(/, rooms: [] },
  { what: /\bconsole\.[a-z]/, rooms: [] },
];

export const wordsStayInTheirFolders: Rule = (sources) =>
  sources.flatMap((source) =>
    BANS.filter(({ rooms }) => !rooms.includes(room(source.path))).flatMap(({ what }) => {
      const found = what.exec(code(source));
      return found ? [`${source.path} has ${found[0]}`] : [];
    }),
  );

const SMALL_NUMBERS: readonly string[] = ['numeric/', 'reference/', 'kernel/', 'accuracy/'];

/** Numbers that look like tolerances: above 0 and below 1/1000. */
export const tolerancesStayInAccuracy: Rule = (sources) =>
  sources
    .filter(({ path }) => !SMALL_NUMBERS.includes(room(path)))
    .flatMap((source) =>
      [...code(source).matchAll(/(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/g)]
        .map(([number]) => number)
        .filter((number) => Number(number) > 0 && Number(number) < 0.001)
        .map((number) => `${source.path} has ${number}`),
    );

function local(sources: readonly Source[]): Import[] {
  return sources.flatMap(importsOf).filter(isLocal);
}

function packages(sources: readonly Source[]): Import[] {
  return sources.flatMap(importsOf).filter((one) => one.isPackage);
}

function isLocal({ isPackage }: Import): boolean {
  return !isPackage;
}
