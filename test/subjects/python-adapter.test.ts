import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { DTYPES, formatOf, largestFinite, smallestSubnormal } from '../../src/numeric/format.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { startProgram } from '../../src/subjects/program.ts';
import { columns, plain } from './samples.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = at('../../conformance/adapters/python');

/** Messages in, messages out. */
function converse(messages: readonly string[]): readonly unknown[] {
  const { stdout } = spawnSync('python3', [`${FOLDER}/adapter.py`], {
    input: `${messages.join('\n')}\n`,
    encoding: 'utf8',
  });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('the Python adapter', () => {
  it('has the conversation that the protocol shows', () => {
    const text = readFileSync(at('../../spec/adapter-protocol.md'), 'utf8');
    const blocks = [...text.matchAll(/^```json\n(.*?)\n```/gms)].map(([, block]) => block!);
    const [start, hello, run, reply, stop] = blocks;
    expect(converse([start!, run!, stop!])).toEqual([JSON.parse(hello!), JSON.parse(reply!)]);
  });

  it('carries the floats of every dtype, there and back', async () => {
    const subject = await startProgram(['python3', at('programs/returns_the_logits.py'), FOLDER]);
    for (const dtype of DTYPES) {
      const format = formatOf(dtype);
      const extremes = [
        largestFinite(format),
        smallestSubnormal(format),
        -0,
        Infinity,
        -Infinity,
        Number.NaN,
      ];
      const problem: Problem = { logits: tensor(dtype, [2, 3], extremes), reduction: 'none' };
      const [reply] = await subject.ask([{ problem, quantities: ['softmax'] }]);
      expect(reply?.answers.softmax).toEqual({ kind: 'value', values: Float64Array.from(extremes) });
    }
    await subject.close();
  });

  it('carries tensors of every number of axes, there and back', async () => {
    const subject = await startProgram(['python3', at('programs/returns_the_logits.py'), FOLDER]);
    const shapes: readonly (readonly [readonly number[], number])[] = [
      [[3], 0],
      [[2, 3], 0],
      [[2, 3, 4], 0],
      [[2, 3, 4], 2],
      [[2, 1, 3, 2], 1],
    ];
    for (const [shape, axis] of shapes) {
      const elements = shape.reduce((a, b) => a * b);
      const classes = shape[axis]!;
      const logits = tensor(
        'float64',
        [elements / classes, classes],
        Array.from({ length: elements }, (_, k) => k),
      );
      const problem: Problem = { logits, reduction: 'mean', layout: { shape, axis } };
      const [reply] = await subject.ask([{ problem, quantities: ['softmax'] }]);
      expect(reply?.answers.softmax).toEqual({ kind: 'value', values: logits.values });
    }
    await subject.close();
  });

  it('nests labels and upstream gradients like the other axes', async () => {
    const subject = await startProgram(['python3', at('programs/returns_the_logits.py'), FOLDER]);
    const [reply] = await subject.ask([{ problem: columns, quantities: ['softmax'] }]);
    expect(reply?.answers.softmax).toEqual({ kind: 'value', values: columns.logits.values });
    await subject.close();
  });

  it('rounds to the dtype it claims, but not to bfloat16', async () => {
    const subject = await startProgram(['python3', at('programs/returns_the_logits.py'), FOLDER]);
    const ask = async (dtype: 'float16' | 'bfloat16') => {
      const problem = { ...plain, logits: tensor(dtype, [1, 1], [0]) };
      const [reply] = await subject.ask([{ problem, quantities: ['log_softmax', 'cross_entropy'] }]);
      return reply?.answers;
    };
    const third = (value: number) => ({ kind: 'value', values: Float64Array.of(value) });
    const half = 0.333251953125;
    expect(await ask('float16')).toEqual({ log_softmax: third(half), cross_entropy: third(half) });
    expect(await ask('bfloat16')).toEqual({
      log_softmax: { kind: 'refused', reason: 'ValueError: the answer has digits that bfloat16 has not' },
      cross_entropy: third(Math.fround(1 / 3)),
    });
    await subject.close();
  });
});

describe('the naive example', () => {
  it('answers small logits, and refuses what overflows', async () => {
    const subject = await startProgram(['python3', `${FOLDER}/naive.py`]);
    const ask = (logits: readonly number[]) => ({
      problem: { logits: tensor('float64', [1, 2], logits), reduction: 'mean' } as const,
      quantities: ['softmax'] as const,
    });
    const [small, large] = await subject.ask([ask([0, 0]), ask([1000, 0])]);
    await subject.close();
    expect(small?.answers.softmax).toEqual({ kind: 'value', values: Float64Array.of(0.5, 0.5) });
    expect(large?.answers.softmax).toEqual({ kind: 'refused', reason: 'OverflowError: math range error' });
  });
});
