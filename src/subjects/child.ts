import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import process from 'node:process';
import { Excerpt } from './excerpt.ts';
import { Fault } from './fault.ts';
import { adoptGroup, killGroup } from './group.ts';
import { quote } from './quote.ts';

/** How a program came to its end. */
export interface Ending {
  /** `exited with status 1`, `was killed by SIGSEGV`, `could not be started: not found`. */
  readonly how: string;
  /** Status 0: it meant to leave. */
  readonly well: boolean;
}

/** What a program does to us. */
export interface Listener {
  output(chunk: Buffer): void;
  /** It has read all that was written to it. */
  drained(): void;
  /** It closed its standard input or output; it may be about to end, or not. */
  closed(which: 'input' | 'output'): void;
  /** It is gone, its children too, and all that it wrote has been heard. */
  ended(ending: Ending): void;
}

/** A running program, in a process group of its own so that its children go when it goes. */
export class Child {
  /** What it wrote to standard error. */
  readonly log = new Excerpt();
  /** Resolves after `ended`. */
  readonly gone: Promise<void>;
  private readonly process: ChildProcessWithoutNullStreams;

  /**
   * Starts `command[0]`, without a shell, in our own environment. Failure to start is an ending like others, or thrown.
   * @param graceMs  how long to read on after its end, if a descendant got away and holds its pipes open
   * @throws Fault (crashed) if the system will not even try
   */
  constructor(command: readonly string[], graceMs: number, listener: Listener) {
    const [file = '', ...args] = command;
    this.process = begin(file, args);
    const { stdin, stdout, stderr, pid } = this.process;
    if (pid !== undefined) adoptGroup(pid);
    stdout.on('data', (chunk: Buffer) => listener.output(chunk));
    stdout.once('end', () => listener.closed('output'));
    stderr.on('data', (chunk: Buffer) => this.log.push(chunk));
    stdin.on('drain', () => listener.drained());
    stdin.once('error', () => listener.closed('input'));
    this.gone = this.ending(graceMs).then((ending) => listener.ended(ending));
  }

  /** Bytes written to it that it has not read, as far as we can know. */
  get unread(): number {
    return this.process.stdin.writableLength;
  }

  write(text: string): void {
    if (this.process.stdin.writable) this.process.stdin.write(text);
  }

  /** Writes a last word and closes its standard input. */
  end(text: string): void {
    if (this.process.stdin.writable) this.process.stdin.end(text);
  }

  /** Ends it and its descendants now; resolves when it is gone. */
  kill(): Promise<void> {
    if (this.process.pid !== undefined) killGroup(this.process.pid);
    return this.gone;
  }

  private ending(graceMs: number): Promise<Ending> {
    const { stdout, stderr, pid } = this.process;
    return new Promise((resolve) => {
      this.process.once('error', (error) => {
        if (pid === undefined) resolve({ how: `could not be started: ${reasonOf(error)}`, well: false });
      });
      this.process.once('exit', (status, signal) => {
        if (pid !== undefined) killGroup(pid);
        const grace = setTimeout(() => {
          stdout.destroy();
          stderr.destroy();
        }, graceMs);
        this.process.once('close', () => {
          clearTimeout(grace);
          resolve({
            how: signal ? `was killed by ${signal}` : `exited with status ${status}`,
            well: status === 0,
          });
        });
      });
    });
  }
}

function begin(file: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  try {
    return spawn(file, args, {
      detached: true,
      stdio: 'pipe',
      // Python keeps what it prints into a pipe to itself until told to flush: the classic way to hang.
      env: { ...process.env, PYTHONUNBUFFERED: '1' },
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Fault('crashed', `it could not be started: ${reasonOf(error)}`);
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return 'not found; is it installed, on the PATH, and spelt so?';
  if (code === 'EACCES') return 'it may not be executed; is it a program?';
  return quote(message);
}
