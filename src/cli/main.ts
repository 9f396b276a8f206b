#!/usr/bin/env node
import process from 'node:process';
import { INTERRUPTED } from './exit-code.ts';
import { softproof } from './softproof.ts';
import { processTerminal } from './terminal.ts';

const cleanUps: (() => Promise<void>)[] = [];

process.once('SIGINT', async () => {
  await Promise.allSettled(cleanUps.map((cleanUp) => cleanUp()));
  process.exit(INTERRUPTED);
});

// Whoever reads our output may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await softproof(process.argv.slice(2), processTerminal(cleanUps));
