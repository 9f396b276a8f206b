// Prints how many small questions a second travel to a Python program that echoes them, and what each costs us.
//   npm run build && node conformance/scripts/protocol-rate.mjs
import { fileURLToPath } from 'node:url';
import { startProgram } from '../../dist/index.js';

const QUESTIONS = 60_000;
const BATCH = 256;
const PROGRAMS = { 'one question a message': 'echo.py', 'lists of questions': 'echo_lists.py' };

/** Softmax of one row of four logits. */
function question(k) {
  const logits = { dtype: 'float64', shape: [1, 4], values: Float64Array.of(k, 1, 2, 3) };
  return { problem: { logits, reduction: 'mean' }, quantities: ['softmax'] };
}

async function rate(program) {
  const path = fileURLToPath(new URL(`../../test/faults/programs/${program}`, import.meta.url));
  const subject = await startProgram(['python3', path]);
  const questions = Array.from({ length: QUESTIONS }, (_, k) => question(k));
  const [before, started] = [process.cpuUsage(), performance.now()];
  const asks = [];
  for (let k = 0; k < QUESTIONS; k += BATCH) asks.push(subject.ask(questions.slice(k, k + BATCH)));
  const replies = (await Promise.all(asks)).flat();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  await subject.close();
  const right = replies.filter(({ answers }, k) => answers.softmax?.values?.[0] === k).length;
  if (right !== QUESTIONS) throw new Error(`${QUESTIONS - right} answers are not what was sent`);
  return { perSecond: Math.round(QUESTIONS / seconds), cost: ((user + system) / QUESTIONS).toFixed(1) };
}

for (const [how, program] of Object.entries(PROGRAMS)) {
  const { perSecond, cost } = await rate(program);
  console.log(`${how}: ${perSecond} a second; each costs us ${cost} µs of processor time`);
}
