// A thread that says which it is; some jobs are beyond it.
import { threadId } from 'node:worker_threads';
import { serve } from '../../dist/parallel/serve.js';

serve(async (job) => {
  if (job === 'die') process.exit();
  if (job === 'fail') throw new Error('failed elsewhere');
  if (job === 'unsendable') return () => {};
  if (job === 'slow') await new Promise((resolve) => setTimeout(resolve, 50));
  return threadId;
});
