import { parentPort } from 'node:worker_threads';

/**
 * Does the jobs that come to this thread, one after the other. A job that fails ends the thread: whoever sent it does
 * the job himself.
 */
export function serve<Job, Done>(work: (job: Job) => Promise<Done>): void {
  let before: Promise<void> = Promise.resolve();
  parentPort?.on('message', (job: Job) => {
    before = before.then(async () => parentPort?.postMessage(await work(job)));
  });
}
