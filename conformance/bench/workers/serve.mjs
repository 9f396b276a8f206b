import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { secondsPerCall } from '../cpu.mjs';

const ARRAYS = { float64: Float64Array, float32: Float32Array };

/**
 * Serves an implementation to the benchmarks.
 * @param about  { name, version, dtype }
 * @param tasks  task -> (problem) -> step; the problem is { rows, classes, logits, labels }, the step is what is timed: it
 *               returns quantity -> numbers, or a promise of them
 */
export async function serve({ name, version, dtype }, tasks) {
  const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  say({ name, version, runtime: `Node ${process.version}`, dtype, tasks: Object.keys(tasks) });
  let step;
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (message.load) {
      step = await tasks[message.load](problemOf(message, dtype));
      say({});
    } else if (message.time) {
      say({ seconds: await secondsPerCall(step, message.time) });
    } else {
      const answers = await step();
      for (const [quantity, values] of Object.entries(answers)) {
        writeFileSync(join(message.answer, quantity), ARRAYS[dtype].from(values));
      }
      say({ quantities: Object.keys(answers) });
    }
  }
}

function problemOf({ rows, classes, logits, labels }, dtype) {
  const read = (path, Numbers) => new Numbers(Uint8Array.from(readFileSync(path)).buffer);
  return { rows, classes, logits: read(logits, ARRAYS[dtype]), labels: read(labels, Int32Array) };
}
