import { quote } from './quote.ts';

/** Bytes kept of the beginning, and as many of the end. */
const KEPT = 2048;

/** Lines shown of the beginning, and as many of the end: Node says at the top why it died, Python at the bottom. */
const SHOWN = 4;

/** What a stranger wrote: its beginning and its end, however much there was in between. */
export class Excerpt {
  private head = Buffer.alloc(0);
  private tail = Buffer.alloc(0);
  private length = 0;

  push(chunk: Buffer): void {
    this.length += chunk.length;
    const room = KEPT - this.head.length;
    this.head = Buffer.concat([this.head, chunk.subarray(0, room)]);
    this.tail = Buffer.concat([this.tail, chunk.subarray(room).subarray(-KEPT)]).subarray(-KEPT);
  }

  /** A few lines fit to be shown, on one line; empty if there are none. */
  get text(): string {
    const gap = this.length > 2 * KEPT ? '\n...\n' : '';
    const lines = Buffer.concat([this.head, Buffer.from(gap), this.tail])
      .toString('utf8')
      .split('\n');
    const shown = lines.map((line) => quote(line)).filter((line) => line !== '');
    const thrown = nodeReport(shown);
    if (thrown !== undefined) return thrown;
    if (shown.length > 2 * SHOWN) shown.splice(SHOWN, shown.length - 2 * SHOWN, '...');
    return shown.join(' | ');
  }
}

const PLACE = /^(file:\/\/\S+|\/\S+|node:\S+):\d+$/;
const ERROR = /^(Uncaught )?\w*Error\b/;

/** What Node says of an error that nobody caught (place, source line, error, stack): the error, and the place. */
function nodeReport(lines: readonly string[]): string | undefined {
  const place = lines.findIndex((line) => PLACE.test(line));
  const error = place < 0 ? undefined : lines.slice(place).find((line) => ERROR.test(line));
  if (error === undefined) return undefined;
  return lines[place]!.startsWith('node:') ? error : `${error}, at ${lines[place]}`;
}
