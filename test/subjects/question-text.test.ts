import { describe, expect, it } from 'vitest';
import { Run } from '../../src/subjects/messages.ts';
import { readQuestion, writeQuestion } from '../../src/subjects/question-text.ts';
import { valid } from '../../src/subjects/valid.ts';
import { full, plain } from './samples.ts';

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

  it.each([
    ['labels', plain],
    ['every option', full],
    ['no targets', { logits: plain.logits, reduction: 'mean' } as const],
  ])('reads back as it was, with %s', (_, problem) => {
    const question = { problem, quantities: ['log_softmax'] } as const;
    const line = JSON.stringify(writeQuestion(1, question));
    expect(readQuestion(valid(Run, JSON.parse(line)))).toEqual(question);
  });
});
