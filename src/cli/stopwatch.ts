import process from 'node:process';
import type { Circumstances } from '../contract/report.ts';

/** Starts now; says when it is asked how long it was, and on what machine. */
export function stopwatch(): () => Circumstances {
  const started = new Date();
  const from = performance.now();
  return () => ({
    started: started.toISOString(),
    seconds: Math.round(performance.now() - from) / 1000,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  });
}
