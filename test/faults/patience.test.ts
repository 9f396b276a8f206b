import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startProgram } from '../../src/subjects/program.ts';
import { askOf, gist, poison, question, running, SHORT, stage } from './stage.ts';

describe('patience ends', () => {
  const rest = { kind: 'broken', cause: 'unreachable' };

  it('after so many restarts', async () => {
    const replies = await askOf('exits', Array(6).fill(poison), { restarts: 3, window: 1 });
    expect(replies.map(gist).at(-1)).toMatchObject({ ...rest, reason: /after 3 restarts; .*cannot go on/ });
  });

  it('after so many questions ran out of time', async () => {
    const replies = await askOf('hangs', [poison, question(1), poison, question(2)], {
      timeouts: 1,
      answerMs: 300,
    });
    expect(replies.map(gist)).toMatchObject([{ cause: 'timed-out' }, rest, rest, rest]);
  });

  it('with a program that speaks out of turn', async () => {
    // Its second greeting may come before the question or after: then the question itself is charged.
    const [reply] = await askOf('greets_twice', [question(1)], { restarts: 1 });
    const reason = /went on speaking|without the id/;
    expect(gist(reply!)).toMatchObject({ kind: 'broken', cause: /unreachable|protocol/, reason });
  });

  it('when the program does not start again', async () => {
    const { command, mark } = stage('starts_only_once');
    const subject = await startProgram([...command, tmpdir()], SHORT);
    const replies = await subject.ask([question(1), poison]);
    await subject.close();
    rmSync(join(tmpdir(), mark));
    expect(replies.map(gist)).toMatchObject([1, { ...rest, reason: /did not start again: .*not twice/ }]);
  });
});

describe('closing', () => {
  it('ends a program that hangs, and what was asked of it', async () => {
    const { command, mark } = stage('hangs');
    const subject = await startProgram(command, { ...SHORT, answerMs: 60_000 });
    const replies = subject.ask([question(1), poison]);
    await subject.close();
    expect((await replies).map(gist)).toContainEqual({
      kind: 'broken',
      cause: 'unreachable',
      reason: 'it was closed',
    });
    expect(running(mark)).toEqual([]);
  });
});

describe('replies do not depend', () => {
  const questions = [
    ...[0, 1, 2].map(question),
    poison,
    ...[4, 5].map(question),
    poison,
    ...[7, 8, 9].map(question),
  ];
  const plain = async (program: string, window: number) =>
    (await askOf(program, questions, { window })).map(gist);

  it.each(['exits', 'answers_in_another_dtype'])('on the window, when a program %s', async (program) => {
    const alone = await plain(program, 1);
    expect(await plain(program, 3)).toEqual(alone);
    expect(await plain(program, 100)).toEqual(alone);
  });

  it('on the order', async () => {
    const backwards = (await askOf('exits', questions.toReversed())).map(gist);
    expect(backwards.toReversed()).toEqual(await plain('exits', 8));
  });

  it('on the batches', async () => {
    const subject = await startProgram(stage('exits').command, SHORT);
    const batches = await Promise.all([subject.ask(questions.slice(0, 4)), subject.ask(questions.slice(4))]);
    await subject.close();
    expect(batches.flat().map(gist)).toEqual(await plain('exits', 8));
  });
});
