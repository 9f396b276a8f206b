import { describe, expect, it } from 'vitest';
import { encode, tensor } from '../../src/numeric/tensor.ts';
import { Run } from '../../src/subjects/messages.ts';
import { readQuestion, writeQuestion } from '../../src/subjects/question-text.ts';
import { valid } from '../../src/subjects/valid.ts';
import { columns, full, plain } from './samples.ts';

describe('a question as text', () => {
  it('is what the protocol says', () => {
    expect(writeQuestion(7, { problem: plain, quantities: ['softmax', 'cross_entropy'] })).toEqual({
      cmd: 'run',
      id: 7,
      quantities: ['softmax', 'cross_entropy'],
      problem: {
        logits: {
          dtype: 'float64',
          shape: [2, 3],
          bits: '00000000000000003ff00000000000004000000000000000fff000000000000080000000000000000000000000000001',
        },
        labels: [2, 0],
        reduction: 'mean',
      },
    });
  });

  it('shows a tensor, and says along which axis the classes run', () => {
    const { problem } = writeQuestion(1, { problem: columns, quantities: ['softmax'] });
    const bits = (values: readonly number[]) => encode(tensor('float64', [values.length], values));
    expect(problem).toEqual({
      logits: { dtype: 'float64', shape: [2, 3], bits: bits([1, 3, 5, 2, 4, 6]) },
      labels: [1, 0, 1],
      reduction: 'none',
      upstream: { dtype: 'float64', shape: [3], bits: bits([1, 2, 3]) },
      axis: 0,
    });
  });

  it.each([
    ['labels', plain],
    ['every option', full],
    ['another axis', columns],
    ['no targets', { logits: plain.logits, reduction: 'mean' } as const],
  ])('reads back as it was, with %s', (_, problem) => {
    const question = { problem, quantities: ['log_softmax'] } as const;
    const line = JSON.stringify(writeQuestion(1, question));
    expect(readQuestion(valid(Run, JSON.parse(line)))).toEqual(question);
  });
});
