import { afterEach, describe, expect, it, vi } from 'vitest';
import { SubjectError, UsageError } from '../../src/contract/errors.ts';
import { startProgram } from '../../src/subjects/program.ts';
import { gist, question, running, SHORT, stage } from './stage.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function expectRefused(program: string, reason: RegExp, startMs = 10_000): Promise<void> {
  const { command, mark } = stage(program);
  const started = startProgram(command, { ...SHORT, startMs });
  await expect(started).rejects.toThrow(SubjectError);
  await expect(started).rejects.toThrow(reason);
  expect(running(mark)).toEqual([]);
}

describe('a program is no subject if it', () => {
  it.each<[string, RegExp]>([
    ['exits_at_once', /exited with status 7; its log: no licence found$/],
    ['greets_with_a_banner', /not JSON .*: Loading {2}\[31mmodels \[0m\.\.\.$/],
    ['speaks_another_version', /version 2 of the protocol, and this suite speaks 1$/],
    ['claims_nothing', /claims nothing/],
    ['claims_nonsense', /capabilities\.dtypes\.0: .*"float128"/],
  ])('%s', (program, reason) => expectRefused(program, reason));

  it.each(['hangs_at_start', 'never_flushes'])('%s', async (program) => {
    await expectRefused(program, /said nothing within 1 s: .*flush/, 1000);
  });

  it('is not there', async () => {
    await expect(startProgram(['./no-such-program'])).rejects.toThrow(
      /could not be started: not found; is it installed/,
    );
  });

  it.each([
    ['is below a file', '/etc/passwd/program', /could not be started: not found/],
    [
      'has a name too long for any file',
      `/tmp/${'a'.repeat(300)}`,
      /could not be started: spawn ENAMETOOLONG/,
    ],
    ['has a name that no system takes', 'a\0b', /could not be started: .*null bytes/],
    [
      'has a name that would turn the terminal red',
      '/tmp/\x1b[31mred',
      /^\/tmp\/ \[31mred: it could not be started/,
    ],
  ])('%s', async (_, name, reason) => {
    await expect(startProgram([name])).rejects.toThrow(SubjectError);
    await expect(startProgram([name])).rejects.toThrow(reason);
  });

  it('is not named', async () => {
    await expect(startProgram([])).rejects.toThrow(UsageError);
  });
});

it('a Python program need not flush', async () => {
  vi.stubEnv('PYTHONUNBUFFERED', '');
  const subject = await startProgram(stage('prints_without_flushing').command, SHORT);
  expect(gist((await subject.ask([question(5)]))[0]!)).toBe(5);
  await subject.close();
});
