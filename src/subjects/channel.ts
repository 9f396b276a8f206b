import { Child, type Ending } from './child.ts';
import { Fault } from './fault.ts';
import type { Limits } from './limits.ts';
import { Lines } from './lines.ts';
import type { Tap } from './tap.ts';

/** What goes on at the other end. */
export interface Hearer {
  /** @throws Fault if the line is not what it must be */
  line(text: string): void;
  /** There is nothing more to hear for now, or there is room to say more. */
  idle(): void;
  /** The other end is lost. Said once. */
  lost(fault: Fault): void;
}

/** A death that nobody has reported before was not our doing. */
const KILLED = 'was killed by SIGKILL';

const OUT_OF_MEMORY = /out of memory|MemoryError|bad_alloc|cannot allocate memory/i;

/** Lines to and from a program, until the first fault: then it is killed, and nothing more is heard. */
export class Channel {
  hearer: Hearer;
  private readonly limits: Limits;
  private readonly child: Child;
  private readonly lines: Lines;
  private readonly tap: Tap | undefined;
  private fault: Fault | undefined;

  constructor(command: readonly string[], limits: Limits, hearer: Hearer, tap?: Tap) {
    this.hearer = hearer;
    this.limits = limits;
    this.tap = tap;
    tap?.started(command);
    this.lines = new Lines(limits.lineBytes);
    this.child = new Child(command, limits.stopMs, {
      output: (chunk) => this.read(chunk),
      drained: () => this.hearer.idle(),
      closed: (which) => this.closed(which),
      ended: (ending) => this.fail(this.explain(ending)),
    });
  }

  /** Why nothing more is heard, once that is so. */
  get lost(): Fault | undefined {
    return this.fault;
  }

  /** Bytes that may be written before those written earlier are read. */
  get room(): number {
    return this.limits.unreadBytes - this.child.unread;
  }

  /** Resolves when nothing is left running. */
  get gone(): Promise<void> {
    return this.child.gone;
  }

  /** Some of what it wrote to standard error. */
  get log(): string {
    return this.child.log.text;
  }

  /** Writes whole lines. */
  write(text: string): void {
    this.told(text);
    this.child.write(text);
  }

  /** Kills the program and reports the fault, unless one was reported before. */
  fail(fault: Fault): void {
    if (this.fault) return;
    this.fault = fault;
    this.tap?.lost(fault.message);
    void this.child.kill();
    this.hearer.lost(fault);
  }

  /** Says a last word, waits a little, kills. Resolves when nothing is left running. */
  async stop(word: string): Promise<void> {
    if (!this.fault) this.told(word);
    this.child.end(word);
    const patience = setTimeout(() => this.child.kill(), this.limits.stopMs);
    await this.child.gone;
    clearTimeout(patience);
  }

  private told(text: string): void {
    if (this.tap) for (const line of text.trimEnd().split('\n')) this.tap.sent(line);
  }

  private read(chunk: Buffer): void {
    if (this.fault) return;
    try {
      for (const line of this.lines.push(chunk)) {
        this.tap?.heard(line);
        this.hearer.line(line);
      }
      this.hearer.idle();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.fail(fault);
    }
  }

  /** A pipe closes just before a program ends, and its ending says more: wait for that. */
  private closed(which: 'input' | 'output'): void {
    const fault = new Fault('protocol', `it closed its standard ${which} and went on running`);
    const patience = setTimeout(() => this.fail(fault), this.limits.stopMs);
    void this.child.gone.then(() => clearTimeout(patience));
  }

  private explain({ how, well }: Ending): Fault {
    if (well && this.lines.unfinished) return new Fault('protocol', 'it ended in the middle of a line');
    const killed = how === KILLED;
    const cause = killed || OUT_OF_MEMORY.test(this.log) ? 'out-of-memory' : 'crashed';
    const what = killed ? `it ${how}, as systems do where memory runs out` : `it ${how}`;
    return new Fault(cause, this.log === '' ? what : `${what}; its log: ${this.log}`);
  }
}
