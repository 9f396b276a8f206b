import process from 'node:process';

/** Leaders of the process groups that are ours to end. */
const running = new Set<number>();

/** Ends the group when our own process exits, should nobody have done so before. */
export function adoptGroup(leader: number): void {
  if (running.size === 0) process.prependOnceListener('exit', killAll);
  running.add(leader);
}

/** Kills a process and all its descendants that stayed in its group; silent if there are none left. */
export function killGroup(leader: number): void {
  if (!running.delete(leader)) return;
  if (running.size === 0) process.removeListener('exit', killAll);
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function killAll(): void {
  for (const leader of running) killGroup(leader);
}
