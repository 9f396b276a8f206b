import { Worker } from 'node:worker_threads';

/** What becomes of a job. */
interface Waiting<Done> {
  resolve(done: Done): void;
  reject(why: Error): void;
}

/** Another thread, which does jobs in the order in which they come. It may die, and all its jobs are lost then. */
export class Hand<Job, Done> {
  private readonly worker: Worker;
  private readonly waiting: Waiting<Done>[] = [];
  private gone = false;

  /** @param entry a module that calls `serve` */
  constructor(entry: URL) {
    this.worker = new Worker(entry);
    this.worker.on('message', (done: Done) => this.waiting.shift()?.resolve(done));
    // What cannot be read would be waited for in vain.
    this.worker.on('messageerror', () => void this.worker.terminate());
    // Whatever the error was, the end of the thread follows.
    this.worker.on('error', () => {});
    this.worker.once('exit', () => this.lose());
  }

  /** How many jobs it has; infinitely many once it is dead. */
  get load(): number {
    return this.gone ? Number.POSITIVE_INFINITY : this.waiting.length;
  }

  /** Rejects where the job or its result cannot be handed over, and where the thread dies. */
  do(job: Job): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.worker.postMessage(job);
      this.waiting.push({ resolve, reject });
    });
  }

  /** Ends the thread. Of the jobs that it has nothing is heard any more. */
  async close(): Promise<void> {
    this.waiting.length = 0;
    await this.worker.terminate();
  }

  private lose(): void {
    this.gone = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Error('the thread is gone'));
  }
}
