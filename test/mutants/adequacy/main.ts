import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SUITE } from '../../../src/contract/suite.ts';
import { suite } from '../../../src/suite.ts';
import { BANK, MUTANTS } from '../bank.ts';
import { programs } from '../machine/programs.ts';
import { firstKiller, measured, SEED } from './measure.ts';
import { nearest } from './nearest.ts';
import { pageOf } from './page.ts';
import { type Adequacy, encode, type MachineRecord, type MutantRecord, recorded } from './record.ts';

/**
 * Runs every mutant against every check and writes conformance/adequacy.json and conformance/adequacy.md. With a word, only
 * mutants whose name, disease or program has it are run, or with `nearest` the distances to the bounds are; of the others what was
 * recorded stays.
 */
const [word = ''] = process.argv.slice(2);
const before: Partial<Adequacy> = word === '' ? {} : recorded();
const tell = (text: string) => process.stderr.write(`${text}\n`);

const mutants: MutantRecord[] = [];
for (const [disease, bank] of BANK) {
  for (const mutant of bank) {
    const known = before.mutants?.find(({ name }) => name === mutant.name);
    if (known && !`${disease} ${mutant.name}`.includes(word)) mutants.push(known);
    else {
      const record = await measured(mutant, disease);
      mutants.push(record);
      tell(`${record.standard.length} kill ${disease}: ${mutant.name}`);
    }
  }
}

const machine: MachineRecord[] = [];
for (const { name, level, changes, subject } of programs(pathToFileURL('dist/'))) {
  for (const change of changes) {
    const known = before.machine?.find(({ program, id }) => program === name && id === change.id);
    if (known && !name.includes(word)) machine.push(known);
    else {
      const record = { program: name, id: change.id, ...(await firstKiller(await subject(change), level)) };
      machine.push(record);
      tell(`${record.killer ?? 'nobody'} kills ${name}, ${change.id}`);
    }
  }
}

const adequacy = {
  suite: SUITE,
  seed: SEED,
  checks: suite.map(({ id }) => id),
  mutants,
  machine,
  nearest: word === 'nearest' || !before.nearest ? await nearest(MUTANTS) : before.nearest,
};
writeFileSync('conformance/adequacy.json', encode(adequacy));
writeFileSync('conformance/adequacy.md', pageOf(adequacy));
