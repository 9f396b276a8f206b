import { isUtf8 } from 'node:buffer';
import { Fault } from './fault.ts';

const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines of UTF-8, none longer than a limit: what it holds never exceeds that. */
export class Lines {
  private readonly longest: number;
  private pieces: Buffer[] = [];
  private held = 0;

  /** @param longest  the most bytes a line may have */
  constructor(longest: number) {
    this.longest = longest;
  }

  /** Whether a line has begun and not ended. */
  get unfinished(): boolean {
    return this.held > 0;
  }

  /**
   * The lines that end in this chunk, in order and without their newline.
   * @throws Fault after the last good line: `flooded` if a line is too long, `protocol` if one is not UTF-8
   */
  *push(chunk: Buffer): Generator<string, void, void> {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      this.hold(chunk.subarray(from, to));
      from = to + 1;
      yield this.take();
    }
    if (from < chunk.length) this.hold(chunk.subarray(from));
  }

  private hold(piece: Buffer): void {
    this.held += piece.length;
    if (this.held > this.longest) {
      throw new Fault('flooded', `a line is longer than the ${this.longest} bytes allowed`);
    }
    this.pieces.push(piece);
  }

  private take(): string {
    const line = this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces);
    this.pieces = [];
    this.held = 0;
    if (!isUtf8(line)) throw new Fault('protocol', 'a line is not valid UTF-8');
    return line.toString('utf8');
  }
}
