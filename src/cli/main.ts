#!/usr/bin/env node
import process from 'node:process';
import { end, endOnBugs, endOnInterrupts, endOnLostOutput } from './endings.ts';
import { softproof } from './softproof.ts';
import { processTerminal } from './terminal.ts';

const cleanUps: (() => Promise<void>)[] = [];

endOnBugs();
endOnLostOutput();
endOnInterrupts(cleanUps);

end(await softproof(process.argv.slice(2), processTerminal(cleanUps)));
