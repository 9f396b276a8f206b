/** What is known of where the program runs. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the standard output, and the error stream, are terminals. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
}

/** What may be done there. */
export interface Manners {
  /** Whether results may be coloured. */
  readonly colours: boolean;
  /** How a run says how far it has come: in one line over and over, in some lines for a log, only where it takes long, or not at all. */
  readonly progress: 'line' | 'log' | 'beat' | 'none';
  /** The file that takes a summary of a step, on GitHub. */
  readonly stepSummary: string | undefined;
}

/**
 * Colours are for terminals, and not for CI; NO_COLOR, unless it is empty, forbids them anywhere, and FORCE_COLOR, unless
 * it is empty or 0, has them anywhere else. Progress moves on a terminal, is a line now and then in the log of CI, and
 * elsewhere, where it would mostly be in the way, a line for each half minute.
 */
export function mannersIn({ env, outIsTerminal, errIsTerminal }: Surroundings): Manners {
  const isForced = !['', '0', 'false', undefined].includes(env.FORCE_COLOR);
  const isColoured = isForced || (outIsTerminal && env.TERM !== 'dumb' && !isSet(env.CI));
  return {
    colours: isColoured && !env.NO_COLOR,
    progress: isSet(env.CI) ? 'log' : errIsTerminal && env.TERM !== 'dumb' ? 'line' : 'beat',
    stepSummary: env.GITHUB_STEP_SUMMARY || undefined,
  };
}

/** CI=false says that it is none. */
function isSet(variable: string | undefined): boolean {
  return !['', '0', 'false', undefined].includes(variable);
}
