import process from 'node:process';
import { adapt } from './node-adapter.ts';

// Standard output is for the protocol: what the module prints goes to the log.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

// Nothing is caught here: only Node's own report of an uncaught error shows the place in the source.
await adapt(process.argv[2] ?? '', process.stdin, write);
process.exit(0);
