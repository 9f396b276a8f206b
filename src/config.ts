import type { Settings } from './settings.ts';

/**
 * What may stand in `softproof.config.mjs` or `softproof.config.json`: the words of `softproof certify`, which outweigh it.
 * Paths are as on the command line. `softproof merge` takes from it what concerns the whole.
 */
export interface Config extends Pick<Settings, 'level' | 'seed' | 'effort' | 'require' | 'only' | 'threads'> {
  /** Who is judged: a module, or a program with its arguments, or what was answered on file, or a page. */
  readonly module?: string;
  readonly program?: readonly string[];
  readonly answers?: string;
  /** A page in a browser; the browser, and flags for it. */
  readonly page?: string;
  readonly browser?: string;
  readonly browserArg?: readonly string[];
  /** A file of failures that are accepted. */
  readonly knownFailures?: string;
  /** Reports to write, as `junit=softproof.xml`. */
  readonly report?: readonly string[];
  /** Seconds to wait for an answer. */
  readonly timeout?: number;
  /** Where to write all that is said between the suite and a program. */
  readonly transcript?: string;
}

/** The config itself: an editor then knows what may stand in it. */
export function defineConfig(config: Config): Config {
  return config;
}
