import { mkdirSync, rmSync } from 'node:fs';
import process from 'node:process';
import { type Errand, relay } from './relay.ts';

const errand: Errand = JSON.parse(process.argv[2] ?? '');
const clear = () => rmSync(errand.profile, { recursive: true, force: true, maxRetries: 5 });

// What an earlier browser left there is of no use.
clear();
mkdirSync(errand.profile, { mode: 0o700 });
// Whoever is gone is noticed by the end of what it says.
process.stdout.on('error', () => {});

const stopped = await relay(errand, process.stdin, {
  write: (line) => void process.stdout.write(`${line}\n`),
  log: (text) => void process.stderr.write(`${text}\n`),
});
// Without a word, the suite itself was killed: nobody else will clear up.
if (!stopped) clear();
process.exit(0);
