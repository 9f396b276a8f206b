/** Hears all that is said between us and a program, line by line and without newlines; it may not throw. */
export interface Tap {
  /** The program was started, for the first time or again. */
  started(command: readonly string[]): void;
  sent(line: string): void;
  heard(line: string): void;
  /** Nothing more is heard of it, and why: it ended, or went wrong. */
  lost(why: string): void;
}
