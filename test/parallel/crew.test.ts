import { expect, it } from 'vitest';
import { alone } from '../../src/parallel/crew.ts';

it('does the job on this thread, after what waits to be sent', async () => {
  const events: string[] = [];
  setImmediate(() => events.push('sent'));
  await alone<string, number>().do('job', () => events.push('done'));

  expect(events).toEqual(['sent', 'done']);
});

it('fails as the job does', async () => {
  const fail = () => {
    throw new RangeError('no such job');
  };

  await expect(alone().do('job', fail)).rejects.toThrow(RangeError);
});
