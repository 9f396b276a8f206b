import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
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
