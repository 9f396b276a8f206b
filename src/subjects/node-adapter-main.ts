import process from 'node:process';
import { adapt } from './node-adapter.ts';
import { quoteThrown } from './quote.ts';

// Standard output is for the protocol: what the module prints goes to the log.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

try {
  await adapt(process.argv[2] ?? '', process.stdin, write);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${quoteThrown(error)}\n`);
  process.exit(1);
}
