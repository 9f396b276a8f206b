import { describe, expect, it } from 'vitest';
import { startProgram } from '../../src/subjects/program.ts';
import type { Tap } from '../../src/subjects/tap.ts';
import { askOf, gist, poison, question, SHORT, stage } from './stage.ts';

/** How many questions each message had, and the most that were under way at any time. */
class Counter implements Tap {
  readonly sizes: number[] = [];
  most = 0;
  private underWay = 0;

  started(): void {}
  lost(): void {}

  sent(line: string): void {
    const { cmd, questions } = JSON.parse(line);
    if (cmd !== 'run') return;
    const size = questions?.length ?? 1;
    this.sizes.push(size);
    this.underWay += size;
    this.most = Math.max(this.most, this.underWay);
  }

  heard(line: string): void {
    const { replies, answers } = JSON.parse(line);
    this.underWay -= replies?.length ?? (answers ? 1 : 0);
  }
}

const numbers = [...Array(100).keys()].filter((k) => k !== 13);

async function count(program: string, window = 1024) {
  const counter = new Counter();
  const subject = await startProgram(stage(program).command, { ...SHORT, window }, 'test', counter);
  const gists = (await subject.ask(numbers.map(question))).map(gist);
  await subject.close();
  expect(gists).toEqual(numbers);
  return counter;
}

describe('a program that takes lists', () => {
  it('is given as many questions as it says, in one message and at once', async () => {
    const { sizes, most } = await count('takes_lists');
    // Six lists, and what is left beside the last of them.
    expect(sizes).toEqual([16, 16, 16, 16, 16, 16, 3]);
    expect(most).toBe(19);
  });

  it('is given no more than are borne under way', async () => {
    const { sizes, most } = await count('takes_lists', 8);
    expect([Math.max(...sizes), most]).toEqual([8, 8]);
  });

  it('is charged with no more than the question at fault', async () => {
    const gists = (await askOf('takes_lists', [...[0, 1, 2].map(question), poison, question(4)])).map(gist);
    const crash = {
      kind: 'broken',
      cause: 'crashed',
      reason: 'it exited with status 1; its log: cannot go on',
    };
    expect(gists).toEqual([0, 1, 2, crash, 4]);
  });
});

describe('a program that says nothing of lists', () => {
  it('is given one question a message, and 64 at once', async () => {
    const { sizes, most } = await count('echo');
    expect([Math.max(...sizes), most]).toEqual([1, 64]);
  });
});

it('a list that is none is a fault of the protocol', async () => {
  const [reply] = await askOf('answers_with_no_list', [poison]);
  expect(gist(reply!)).toMatchObject({ cause: 'protocol', reason: /"replies" that are no list of answers/ });
});
