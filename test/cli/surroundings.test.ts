import { describe, expect, it, vi } from 'vitest';
import { progressOf } from '../../src/cli/progress.ts';
import { mannersIn } from '../../src/cli/surroundings.ts';

const manners = (env: Record<string, string>, terminal = true) =>
  mannersIn({ env, outIsTerminal: terminal, errIsTerminal: terminal });

describe('colours', () => {
  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{}, false, false],
    [{ CI: 'true' }, true, false],
    [{ CI: 'false' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '3', CI: 'true' }, false, true],
    [{ FORCE_COLOR: '0' }, false, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ])('with %j, on a terminal: %s, are there: %s', (env, terminal, colours) => {
    expect(manners(env, terminal).colours).toBe(colours);
  });
});

const CLEAR = '\r\x1b[2K';

describe('progress', () => {
  it('moves on a terminal, is lines in the log of CI, and a line now and then elsewhere', () => {
    expect(manners({}).progress).toBe('line');
    expect(manners({ CI: '1' }).progress).toBe('log');
    expect(manners({ CI: '1' }, false).progress).toBe('log');
    expect(manners({ TERM: 'dumb' }).progress).toBe('beat');
    expect(manners({}, false).progress).toBe('beat');
  });

  it('has a line in a log for every ten percent, and nothing that moves a cursor', async () => {
    let text = '';
    const { progress, clear } = progressOf({ progress: 'log', err: (more) => (text += more) });
    for (let done = 0; done <= 35; done++)
      await progress({ check: 'smoke', dtype: 'float64', done, total: 35 });
    await progress({ check: 'smoke', dtype: 'float64', done: 35, total: 35 });
    clear();

    expect(text.match(/softproof: \d+ %, smoke, float64\n/g)).toHaveLength(10);
    expect(text).toMatch(/^[\x20-\x7e\n]*softproof: 100 %, smoke, float64\n$/);
  });

  it('has a line for each half minute where it takes long, though nothing comes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let text = '';
    const { progress, clear } = progressOf({ progress: 'beat', err: (more) => (text += more) });
    vi.advanceTimersByTime(30_000);
    await progress({ check: 'smoke', dtype: 'float64', done: 3, total: 40 });
    vi.advanceTimersByTime(60_000);
    await progress({ check: 'smoke', dtype: 'float64', done: 40, total: 40, isShrinking: true });
    vi.advanceTimersByTime(30_000);
    clear();
    vi.advanceTimersByTime(90_000);
    vi.useRealTimers();

    expect(text.split('\n')).toEqual([
      'softproof: nothing is done yet, after 30 s',
      'softproof: 7 %, smoke, float64, after 60 s',
      'softproof: 7 %, smoke, float64, after 90 s',
      'softproof: 100 %, smoke, float64: making it smaller, after 120 s',
      '',
    ]);
  });

  it('leaves a terminal alone once it was cleared, though the run goes on', async () => {
    let text = '';
    const { progress, clear } = progressOf({ progress: 'line', err: (more) => (text += more) });
    await progress({ check: 'smoke', dtype: 'float64', done: 1, total: 40 });
    clear();
    await progress({ check: 'smoke', dtype: 'float64', done: 2, total: 40 });

    expect(text).toBe(['', '  0 %', '  2 %  smoke, float64', ''].join(CLEAR));
  });
});
