import type { Readable, Writable } from 'node:stream';
import type { ConnectOverCDPTransport } from 'playwright-core';

const END = '\0';

/** Messages to and from a browser over two pipes: JSON, each ended by a zero byte. No port is opened. */
export class Pipe implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void;
  onclose?: (reason?: string) => void;
  private readonly output: Writable;
  private pieces: string[] = [];

  constructor(output: Writable, input: Readable) {
    this.output = output;
    input.setEncoding('utf8');
    input.on('data', (text: string) => this.read(text));
    input.once('close', () => this.onclose?.());
    // A browser that is gone is noticed by its end, not by what can no longer be said to it.
    output.on('error', () => {});
  }

  send(message: object): void {
    this.output.write(`${JSON.stringify(message)}${END}`);
  }

  close(): void {
    this.output.end();
  }

  private read(text: string): void {
    const [rest = '', ...messages] = text.split(END);
    this.pieces.push(rest);
    for (const next of messages) {
      this.onmessage?.(JSON.parse(this.pieces.join('')));
      this.pieces = [next];
    }
  }
}
