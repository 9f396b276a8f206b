import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { built } from '../build.ts';
import { stage } from './stage.ts';

/** How much memory is held after that many replies of 4 MB and more, in MB. */
function heldAfter(program: string, questions: number): number {
  const source = `
    import { startProgram } from ${JSON.stringify(`${built()}/subjects/program.js`)};
    const subject = await startProgram(${JSON.stringify(stage(program).command)});
    const logits = { dtype: 'float64', shape: [1, 2], values: Float64Array.of(13, 1) };
    const question = { problem: { logits, reduction: 'mean' }, quantities: ['softmax'] };
    const held = () => {
      gc();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = held();
    const replies = await subject.ask(Array(${questions}).fill(question));
    const after = held();
    await subject.close();
    console.log(JSON.stringify({ replies: replies.length, held: after - before }));`;
  const node = ['--expose-gc', '--input-type=module', '--eval', source];
  const { stdout, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { replies, held } = JSON.parse(stdout);
  expect(replies).toBe(questions);
  return held / 1e6;
}

it.each(['answers_enormously', 'refuses_at_length'])(
  'what is kept of a program that %s is small',
  (program) => {
    // All of them would be 48 MB and more; the last one may be on its way still.
    expect(heldAfter(program, 12)).toBeLessThan(24);
  },
);
