import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ARRAYS = { float64: Float64Array, float32: Float32Array };

/**
 * An implementation in a process of its own, asked one thing at a time in lines of JSON; matrices travel as files of
 * little-endian numbers. See README.md for the messages.
 */
export class Worker {
  #process;
  #lines;
  #scratch = mkdtempSync(join(tmpdir(), 'softproof-bench-'));
  #ended;
  #complaint = '';
  /** Its name, version, dtype and tasks, as it said them. */
  about;

  /** Starts `command` and waits until it has introduced itself. Throws where it does not. */
  static async start([program, ...words], environment = {}) {
    const worker = new Worker();
    const env = { ...process.env, ...environment };
    worker.#process = spawn(program, words, { env, stdio: 'pipe' });
    worker.#ended = once(worker.#process, 'close');
    // What ended it early is said where an answer is missed.
    worker.#ended.catch(() => {});
    worker.#process.stdin.on('error', () => {});
    worker.#process.stderr.setEncoding('utf8').on('data', (text) => {
      worker.#complaint = text.trim().split('\n').at(-1) || worker.#complaint;
    });
    worker.#lines = createInterface({ input: worker.#process.stdout })[Symbol.asyncIterator]();
    worker.about = await worker.#heard();
    return worker;
  }

  /** Makes `task` on a problem the one to be timed and answered. */
  async load(task, { rows, classes, logits, labels }) {
    const paths = { logits: join(this.#scratch, 'logits'), labels: join(this.#scratch, 'labels') };
    writeFileSync(paths.logits, ARRAYS[this.about.dtype].from(logits));
    writeFileSync(paths.labels, labels);
    await this.#say({ load: task, rows, classes, ...paths });
  }

  /** Seconds of processor time a call, on average of so many calls. */
  async seconds(times) {
    return (await this.#say({ time: times })).seconds;
  }

  /** quantity -> what the task came to. */
  async answers() {
    const { quantities } = await this.#say({ answer: this.#scratch });
    return Object.fromEntries(
      quantities.map((quantity) => {
        const { buffer, byteOffset, byteLength } = readFileSync(join(this.#scratch, quantity));
        const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
        return [quantity, Float64Array.from(new ARRAYS[this.about.dtype](bytes))];
      }),
    );
  }

  async stop() {
    this.#process.stdin.end();
    await this.#ended.catch(() => {});
    rmSync(this.#scratch, { recursive: true });
  }

  async #say(message) {
    this.#process.stdin.write(`${JSON.stringify(message)}\n`);
    return this.#heard();
  }

  async #heard() {
    const { done, value } = await this.#lines.next();
    if (!done) return JSON.parse(value);
    await this.#ended;
    throw new Error(this.#complaint || 'it ended without a word');
  }
}
