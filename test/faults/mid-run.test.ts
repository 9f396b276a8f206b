import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/contract/question.ts';
import { askOf, gist, poison, question } from './stage.ts';

/** Poison among honest questions, more than fit into the window. */
const QUESTIONS = [...[0, 1, 2, 3, 4].map(question), poison, ...[6, 7, 8, 9, 10, 11].map(question)];

async function expectCharged(program: string, cause: Cause, reason: RegExp, answerMs = 1000): Promise<void> {
  const gists = (await askOf(program, QUESTIONS, { answerMs })).map(gist);
  expect(gists[5]).toEqual({ kind: 'broken', cause, reason: expect.stringMatching(reason) });
  expect(gists.toSpliced(5, 1)).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11]);
}

describe('a question is charged, alone, when a program', () => {
  it.each<[string, Cause, RegExp, number?]>([
    ['exits', 'crashed', /exited with status 1; its log: cannot go on$/],
    ['dies_by_a_signal', 'crashed', /was killed by SIGSEGV$/],
    ['hangs', 'timed-out', /did not answer within 1 s/],
    ['answers_late', 'timed-out', /did not answer within 1 s/],
    ['eats_memory', 'out-of-memory', /MemoryError/],
    ['is_killed', 'out-of-memory', /was killed by SIGKILL, as systems do where memory runs out$/],
    ['closes_its_input', 'timed-out', /did not answer within 1 s/],
    ['closes_its_output', 'protocol', /closed its standard output/],
    ['leaves_a_child_behind', 'crashed', /exited with status 1/],
    ['floods_with_garbage', 'protocol', /not JSON .*: la la la$/],
    ['floods_without_a_line', 'flooded', /longer than/, 20_000],
    ['writes_a_line_of_100_megabytes', 'flooded', /longer than/, 20_000],
    ['ends_in_half_a_line', 'protocol', /middle of a line/],
    ['writes_invalid_utf8', 'protocol', /UTF-8/],
    ['answers_a_bare_nan', 'protocol', /bare NaN/],
    ['writes_empty_lines', 'protocol', /an empty line/],
    ['loses_its_device', 'out-of-memory', /^the device has 4 GB, \[31m and no more$/],
    [
      'loses_something',
      'protocol',
      /it says that something is lost, but not what: lost: "my keys" is none of "crashed"/,
    ],
    ['answers_twice', 'protocol', /twice/],
    ['answers_what_was_not_asked', 'protocol', /4711, which was never asked/],
    ['forgets_the_id', 'protocol', /without the id/],
    ['answers_something_else', 'protocol', /softmax: no answer/],
    ['answers_in_another_dtype', 'protocol', /float32 where float64 was claimed/],
    ['answers_with_missing_bits', 'protocol', /32 hexadecimal digits, not 31/],
  ])('%s', expectCharged);
});

describe('no question is charged when a program', () => {
  it.each([
    ['floods_its_log', 0],
    ['answers_slowly', 0],
    ['tires_after_ten_questions', 1],
    // One for the company, and one to see whether it answers anything, since it has answered nothing yet.
    ['cannot_bear_company', 2],
  ])('%s, for the price of %i restarts', async (program, restarts) => {
    const replies = await askOf(program, Array(12).fill(poison), { restarts });
    expect(replies.map(gist)).toEqual(Array(12).fill(13));
  });

  it('answers too much, which is for the judge to see', async () => {
    const replies = await askOf('answers_too_much', QUESTIONS);
    expect(replies[5]?.answers.softmax).toEqual({
      kind: 'value',
      values: Float64Array.of(1 / 3, 1 / 3, 1 / 3),
      shape: [3],
    });
  });

  it('answers in another shape, which is for the judge to see', async () => {
    const replies = await askOf('answers_in_another_shape', QUESTIONS);
    expect(replies[5]?.answers.softmax).toMatchObject({ kind: 'value', shape: [2, 1] });
  });
});

describe('a program that never answers the last question', () => {
  it.each(['lags_behind', 'flushes_only_its_greeting'])(
    'as one that %s, runs out of time',
    async (program) => {
      const gists = (await askOf(program, [question(1), question(2)], { answerMs: 300 })).map(gist);
      const reason = expect.stringMatching(/it did not answer within 0.3 s$/);
      const late = { kind: 'broken', cause: 'timed-out', reason };
      expect(gists).toEqual(program === 'lags_behind' ? [1, late] : [late, late]);
    },
  );
});

it('leaves no child of a program behind that ends as it should', async () => {
  expect((await askOf('leaves_a_child_at_the_end', [question(1)])).map(gist)).toEqual([1]);
});

it('waits no longer than its grace for pipes that an escaped child holds open', async () => {
  const started = performance.now();
  const replies = await askOf('child_escapes', [poison]);
  expect(gist(replies[0]!)).toMatchObject({ cause: 'crashed' });
  expect(performance.now() - started).toBeLessThan(3000);
});
