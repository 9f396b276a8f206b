import { UsageError } from '../../contract/errors.ts';
import { printable } from '../../subjects/quote.ts';
import type { Terminal } from '../terminal.ts';

/** What a verification has found so far; each line is printed as it is found, files being a stranger's. */
export class Findings {
  differences = 0;
  malformed = 0;
  /** Files of another version that could be compared with their hashes alone. */
  underived = 0;
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  /** Something is other than it should be. */
  readonly differs = (line: string): void => {
    this.note(line);
    this.differences++;
  };

  /** Nothing is wrong, but somebody should know. */
  note(line: string): void {
    this.terminal.out(`${printable(line)}\n`);
  }

  /** Does something; that a file is not of the form is found, too, and no reason to stop. */
  guard(work: () => void): void {
    const complaint = complaintOf(work);
    if (complaint === undefined) return;
    this.terminal.err(`softproof: ${printable(complaint)}\n`);
    this.malformed++;
  }

  /** The same of a file that was found to differ: that it is not of the form only says in which way. */
  explain(work: () => void): void {
    const complaint = complaintOf(work);
    if (complaint !== undefined) this.note(complaint);
  }
}

function complaintOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
}
