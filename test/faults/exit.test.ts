import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { built } from '../build.ts';
import { running, stage } from './stage.ts';

it('a program that hangs ends when the suite exits', async () => {
  const { command, mark } = stage('hangs_after_greeting');
  const source = `
    import { startProgram } from ${JSON.stringify(`${built()}/subjects/program.js`)};
    await startProgram(${JSON.stringify(command)});
    process.exit(7);`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', source]);
  expect(status).toBe(7);
  await expect.poll(() => running(mark)).toEqual([]);
});

it.each([
  ['starts', 'hangs_at_start', /^> .*"cmd":"start"/m],
  ['is asked', 'hangs_after_greeting', /^> .*"cmd":"run"/m],
  ['leaves children behind', 'leaves_a_child_when_asked', /(# is over[\s\S]*){2}/],
])('Ctrl-C leaves nothing running of a program that %s', async (_, program, so) => {
  const { command, mark } = stage(program);
  const transcript = join(mkdtempSync(join(tmpdir(), 'softproof-exit-')), 'transcript.txt');
  const main = join(built(), 'cli', 'main.js');
  const suite = spawn(process.execPath, [main, 'certify', '--transcript', transcript, '--', ...command]);
  const ended = new Promise((resolve) => suite.once('close', resolve));
  const said = () => (existsSync(transcript) ? readFileSync(transcript, 'utf8') : '');
  await vi.waitFor(() => expect(said()).toMatch(so), { timeout: 30_000 });
  suite.kill('SIGINT');

  expect(await ended).toBe(130);
  await expect.poll(() => running(mark)).toEqual([]);
});
