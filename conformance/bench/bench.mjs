/**
 * Measures, and writes conformance/benchmarks.json and conformance/BENCHMARKS.md.
 *
 *     npm run bench [-- --quick] [speed | oracle | runs | growth ...]
 *
 * Parts that are not named keep their last measurement. With --quick, which takes one to three minutes, the page is only printed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { SUITE } from '../../dist/contract/suite.js';
import { PIN } from './contenders.mjs';
import { measureGrowth } from './growth.mjs';
import { measureOracle } from './oracle.mjs';
import { page } from './page.mjs';
import { measureRuns } from './runs.mjs';
import { measureSpeed } from './speed.mjs';

const FULL = {
  speed: {
    shapes: [
      [1024, 10],
      [256, 1000],
      [64, 32_000],
      [8, 128_256],
    ],
    rounds: 15,
    draws: 8,
  },
  oracle: { rounds: 9, problems: 10_000, wide: 5 },
  runs: { starts: 11, runs: { quick: 5, standard: 1 } },
  growth: {
    sizes: { run: [1e2, 1e3, 1e4, 1e5, 1e6, 1e7], row: [1e2, 1e3, 1e4, 1e5, 1e6, 1e7] },
    limit: 150,
  },
};

const QUICK = {
  speed: {
    shapes: [
      [1024, 10],
      [256, 1000],
    ],
    rounds: 5,
    draws: 1,
  },
  oracle: { rounds: 3, problems: 1000, wide: 1 },
  runs: { starts: 3, runs: { quick: 1 } },
  growth: { sizes: { run: [1e2, 1e3, 1e4, 1e5], row: [1e2, 1e3, 1e4, 1e5] }, limit: 20 },
};

const PARTS = {
  speed: measureSpeed,
  oracle: measureOracle,
  runs: async (amounts, log) => ({ commands: await measureRuns(amounts, log) }),
  growth: async (amounts, log) => ({ kinds: await measureGrowth(amounts, log) }),
};

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const named = words.filter((word) => word !== '--quick');
for (const name of named)
  if (!PARTS[name]) throw new Error(`${name} is none of ${Object.keys(PARTS).join(', ')}`);

const data = join(import.meta.dirname, '..', 'benchmarks.json');
const results = !quick && existsSync(data) ? JSON.parse(readFileSync(data, 'utf8')) : {};
const started = Date.now();
const log = (text) => console.error(`${Math.round((Date.now() - started) / 1000)} s: ${text}`);
const measured = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0].model}${PIN.length > 0 ? ', contenders on one core' : ''}`,
  node: process.version,
  suite: SUITE,
};
for (const [name, measure] of Object.entries(PARTS)) {
  if (named.length > 0 && !named.includes(name)) continue;
  results[name] = { measured, ...(await measure((quick ? QUICK : FULL)[name], log)) };
}
log('done');

/** Five digits are more than any of these measurements has. */
const legible = (_key, value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
const text = JSON.stringify(results, legible, 2);
const rounded = JSON.parse(text);
if (quick) process.stdout.write(page(rounded));
else {
  writeFileSync(data, `${text}\n`);
  writeFileSync(join(import.meta.dirname, '..', 'BENCHMARKS.md'), page(rounded));
}
