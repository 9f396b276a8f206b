import { expect, it } from 'vitest';
import { ask, narrow } from '../../src/runner/ask.ts';
import { question, subject, value } from './toys.ts';

const limits = { chunk: 1, questions: 2, elements: 8, shrinks: 0 };
const echo = () => subject(({ problem }) => value([...problem.logits.values]), { quantities: ['softmax'] });

it('answers in the order of the questions', async () => {
  const questions = [[1], [2, 2], [3], [4, 4], [5]].map((logits) => question(logits));
  const replies = await ask(echo(), questions, limits);

  expect(replies).toEqual(
    [[1], [2, 2], [3], [4, 4], [5]].map((logits) => ({ answers: { softmax: value(logits) } })),
  );
});

it('asks one shape after the other, in batches no longer than the limit', async () => {
  const asker = echo();
  await ask(
    asker,
    [[1], [2, 2], [3], [4, 4], [5]].map((logits) => question(logits)),
    limits,
  );

  const sizes = asker.asked.map((batch) => batch.map(({ problem }) => problem.logits.values.length));
  expect(sizes).toEqual([[1, 1], [1, 2], [2]]);
});

it('keeps the logits in a batch below the limit, but asks a larger question alone', async () => {
  const asker = echo();
  const wide = question(Array<number>(5).fill(0));
  const huge = question(Array<number>(9).fill(0));
  await ask(asker, [wide, wide, huge, huge], limits);

  expect(asker.asked.map((batch) => batch.length)).toEqual([1, 1, 1, 1]);
});

it('does not ask for nothing', async () => {
  const asker = echo();
  const replies = await ask(asker, [narrow(question([1]), ['cross_entropy'])], limits);

  expect(asker.asked).toEqual([]);
  expect(replies).toEqual([{ answers: {} }]);
});

it('takes a subject that answers too little at its word', async () => {
  const mute = { ...echo(), ask: async () => [] };

  expect(await ask(mute, [question([1])], limits)).toEqual([{ answers: {} }]);
});
