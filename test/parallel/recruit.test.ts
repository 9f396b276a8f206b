import { threadId } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Crew } from '../../src/parallel/crew.ts';
import { recruit } from '../../src/parallel/recruit.ts';
import { built } from '../build.ts';

const entry = new URL('./thread.mjs', import.meta.url);
const here = () => threadId;
const crews: Crew<unknown, number>[] = [];

/** A crew that is sent home after the test. */
function crew(hands: number, from = entry): Crew<unknown, number> {
  const made = recruit<unknown, number>(from, hands);
  crews.push(made);
  return made;
}

beforeAll(() => {
  built();
});

afterEach(() => Promise.all(crews.splice(0).map((one) => one.close())));

describe('a crew', () => {
  it('does a job on another thread', async () => {
    const thread = await crew(1).do('job', here);

    expect(thread).toBeGreaterThan(0);
    expect(thread).not.toBe(threadId);
  });

  it('uses all its threads, and this one where they have their hands full', async () => {
    const team = crew(2);
    const threads = await Promise.all(Array.from({ length: 5 }, () => team.do('slow', here)));

    expect(new Set(threads).size).toBe(3);
    expect(threads.filter((thread) => thread === threadId)).toEqual([threadId]);
  });

  it('does all on this thread where there is no other', async () => {
    expect(await crew(0).do('job', here)).toBe(threadId);
  });

  it('is ready for the next job when a job is done', async () => {
    const team = crew(1);
    const threads = [];
    for (let k = 0; k < 5; k++) threads.push(await team.do('job', here));

    expect(threads).not.toContain(threadId);
  });
});

describe('a job that another thread cannot do', () => {
  it.each(['die', 'fail', 'unsendable'])('is done here: %s', async (job) => {
    expect(await crew(1).do(job, here)).toBe(threadId);
  });

  it('is done here where it cannot be sent', async () => {
    expect(await crew(1).do(() => {}, here)).toBe(threadId);
  });

  it('fails here with the error that it brings about', async () => {
    const fail = () => {
      throw new RangeError('failed here');
    };

    await expect(crew(1).do('fail', fail)).rejects.toThrow(RangeError);
  });

  it('takes those that wait behind it along', async () => {
    const team = crew(1);
    const threads = await Promise.all([team.do('die', here), team.do('job', here)]);

    expect(threads).toEqual([threadId, threadId]);
    expect(await team.do('job', here)).toBe(threadId);
  });

  it('is any job where the threads do not start', async () => {
    expect(await crew(1, new URL('./missing.mjs', import.meta.url)).do('job', here)).toBe(threadId);
  });
});
