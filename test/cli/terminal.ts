import { softproof } from '../../src/cli/softproof.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Output {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What `softproof` prints for these words, and its exit code. */
export async function type(
  words: readonly string[],
  { progress = 'none' }: { readonly progress?: Terminal['progress'] } = {},
): Promise<Output> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colours: false,
    progress,
    stepSummary: undefined,
    onInterrupt: () => {},
  };
  const code = await softproof(words, terminal);
  return { code, out, err };
}
