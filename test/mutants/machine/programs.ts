import { readFileSync } from 'node:fs';
import type { Check } from '../../../src/contract/check.ts';
import type { Level } from '../../../src/contract/level.ts';
import type { Subject } from '../../../src/contract/subject.ts';
import { inProcess } from '../../../src/subjects/in-process.ts';
import { load, loadWith } from './load.ts';
import { type Change, changed, changesOf } from './mutate.ts';

/** A program that machines make mutants of. */
export interface Program {
  readonly name: string;
  /** At which the program itself passes a check, and its mutants have to fail. */
  level(check: Check): Level;
  readonly changes: readonly Change[];
  /** The program as a subject, with a change. */
  subject(change: Change): Promise<Subject>;
}

/** Files of the kernel that walk rows and choose paths; the arithmetic below them is tested where it stands. */
const STEERING = [
  'softmax',
  'cross-entropy',
  'rows',
  'direct-rows',
  'general-rows',
  'dense-gradients',
  'target-weights',
];

/**
 * The textbook, all of it, and the control flow of the kernel.
 * @param dist  where the sources are, compiled
 */
export function programs(dist: URL): readonly Program[] {
  return [textbook(), ...STEERING.map((file) => kernel(dist, file))];
}

function textbook(): Program {
  const source = readFileSync('test/mutants/machine/textbook.mjs', 'utf8');
  return {
    name: 'textbook',
    level: () => 'stable',
    changes: changesOf(source),
    subject: async (change) => inProcess(await load(changed(source, change))),
  };
}

function kernel(dist: URL, file: string): Program {
  const folder = new URL('kernel/', dist);
  const source = readFileSync(new URL(`${file}.js`, folder), 'utf8');
  const tame = untamed(readFileSync(new URL('tame-targets.js', folder), 'utf8'));
  return {
    name: `kernel/${file}`,
    // Gradients of dense targets cancel, and are accurate (spec/kernel.md); what needs no option is faithful.
    level: ({ option }) => (option === undefined ? 'faithful' : 'accurate'),
    changes: changesOf(source, 'control flow'),
    subject: async (change) => {
      const texts = { 'tame-targets.js': tame, [`${file}.js`]: changed(source, change) };
      const module = await loadWith(new URL('embedded.js', dist), folder, texts);
      return (module as { embedded: () => Subject }).embedded();
    },
  };
}

/** Tame rows take a short cut to the same bits (test/kernel/tame-rows.test.ts); here all go the long way, which mutants are of. */
function untamed(source: string): string {
  const text = source.replace(/(function tameTargetsOf\(.*\) \{)/, '$1\n    return undefined;');
  if (text === source) throw new Error('tame-targets: has no function tameTargetsOf');
  return text;
}
