import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/contract/check.ts';
import { LEVELS } from '../../src/contract/level.ts';
import { seedOf } from '../../src/properties/seed.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { suite } from '../../src/suite.ts';
import { resultOf } from '../../src/verdict/result.ts';
import { built } from '../build.ts';
import { services } from './adequacy/checks.ts';
import { findingsOf, judged, killersIn, planned, SEED } from './adequacy/measure.ts';
import { cited, ofMutants } from './adequacy/page.ts';
import { recorded } from './adequacy/record.ts';
import { alongAxis } from './bank/axes.ts';
import { TRUE_DIALECTS } from './bank/dialects.ts';
import { MUTANTS } from './bank.ts';
import { EVERYTHING } from './claims.ts';
import { EQUIVALENT } from './machine/equivalent.ts';
import { programs } from './machine/programs.ts';
import type { Mutant } from './mutant.ts';
import { textbook } from './textbook.ts';

const adequacy = recorded();
const mutable = programs(pathToFileURL(`${built()}/`));
const made = mutable.flatMap((program) =>
  program.changes.map((change) => ({ program, change, id: change.id })),
);
const recordOf = new Map(adequacy.mutants.map((record) => [record.name, record]));
const machineRecordOf = new Map(
  adequacy.machine.map((record) => [`${record.program}, ${record.id}`, record]),
);

/** Those that are killed at `quick` already, as recorded. */
const quickly = MUTANTS.filter(({ name }) => recordOf.get(name)?.quick.length);

/** So many of a list, by chance, and the same ones each time. */
function sample<T>(many: readonly T[], count: number): T[] {
  const hashed = many.map((one, k) => ({ one, hash: seedOf(1, String(k), 'sample') }));
  return hashed
    .sort((a, b) => a.hash - b.hash)
    .slice(0, count)
    .map(({ one }) => one);
}

describe('the textbook', () => {
  const rights: readonly (readonly [string, object])[] = [
    ['with every option and dtype', textbook({}, EVERYTHING)],
    ['along any axis', alongAxis()],
    ...TRUE_DIALECTS,
  ];
  it.each(rights)(
    'conforms at stable %s, so that a mutant is wrong in what it changes alone',
    async (_, module) => {
      expect(killersIn(await judged(inProcess(module), planned('quick'), 'stable'))).toEqual([]);
    },
  );
});

describe('a mutant', () => {
  it.each(MUTANTS)('dies by the check that names it best: $name', async (mutant) => {
    const { effort = 'standard' } = recordOf.get(mutant.name) ?? {};
    const findings = await findingsOf(mutant, planned(effort, [mutant.killer]));
    expect(killersIn(findings)).toEqual([mutant.killer]);
  });

  it.each(MUTANTS.filter(({ from }) => from))('conforms below its level: $name', async (mutant) => {
    const below = LEVELS[LEVELS.indexOf(mutant.from!) - 1]!;
    expect(killersIn(await findingsOf({ ...mutant, from: below }, planned('quick')))).toEqual([]);
  });

  it.each(sample(quickly, 10))('does not conform, asked everything at quick: $name', async (mutant) => {
    const subject = inProcess(mutant.module, mutant);
    const { from: asked = 'safe' } = mutant;
    const findings = await judged(subject, planned('quick'), asked);
    const terms = { seed: SEED, effort: 'quick', asked, required: [] } as const;
    const { verdict } = resultOf(subject.identity, subject.capabilities.cells, findings, terms);
    expect(verdict).toBe('does-not-conform');
  });

  it.each(sample(made, 15))('made by machine dies as recorded: $id', async ({ program, change, id }) => {
    const { killer, effort } = machineRecordOf.get(`${program.name}, ${id}`) ?? {};
    if (killer === undefined || effort === undefined) return;
    const level = program.level(suite.find((check) => check.id === killer)!);
    const findings = await judged(await program.subject(change), planned(effort, [killer]), level);
    expect(killersIn(findings)).toEqual([killer]);
  });
});

describe('the bank', () => {
  it('has 120 mutants and more, most of them after real defects', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(120);
    expect(cited(MUTANTS)).toBeGreaterThan(100);
  });

  it('names each mutant once', () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });
});

describe('what is recorded (`npm run adequacy` writes it)', () => {
  it('is of these mutants and of these checks', () => {
    const { mutants, machine, checks } = adequacy;
    const facts = ({ name, seen, killer }: Omit<Mutant, 'module'>) => ({ name, seen, killer });
    expect(mutants.map(facts)).toEqual(MUTANTS.map(facts));
    const of = (name: string) => machine.filter(({ program }) => program === name).map(({ id }) => id);
    for (const { name, changes } of mutable) {
      const ids = changes.map(({ id }) => id);
      const known = ids.filter((id) => of(name).includes(id)).length;
      // A word changed in the kernel does not ask for another run at once; the textbook stays what it is.
      expect(known / ids.length, name).toBeGreaterThanOrEqual(name === 'textbook' ? 1 : 0.9);
    }
    expect(checks).toEqual(suite.map(({ id }) => id));
  });

  it('is what the page shows', () => {
    // The parts after it show files that other commands write; `npm run adequacy -- page` shows them anew.
    const shown = ofMutants(adequacy);
    expect(readFileSync('conformance/adequacy.md', 'utf8').slice(0, shown.length)).toBe(shown);
  });

  it('is what the README says', () => {
    const { mutants, machine } = adequacy;
    const text = readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      `${mutants.length} implementations that are wrong on purpose, ${cited(mutants)} of them after real defects, all fail, and so do ${machine.filter(({ killer }) => killer).length} more`,
    );
  });

  it('has all mutants killed at standard, and nine of ten at quick', () => {
    const { mutants } = adequacy;
    expect(mutants.filter(({ standard }) => standard.length === 0)).toEqual([]);
    const quickly = mutants.filter(({ quick }) => quick.length > 0);
    expect(quickly.length / mutants.length).toBeGreaterThanOrEqual(0.9);
  });

  it('has all machine-made ones killed that are not equivalent, with an argument for each of these', () => {
    const living = adequacy.machine.filter(({ killer }) => killer === undefined);
    const argued = EQUIVALENT.flatMap(({ program, ids }) => ids.map((id) => `${program}, ${id}`));
    expect(argued.sort()).toEqual(living.map(({ program, id }) => `${program}, ${id}`).sort());
    const mortal = adequacy.machine.filter(({ killer }) => killer !== undefined);
    const quickly = mortal.filter(({ effort }) => effort === 'quick');
    expect(quickly.length / mortal.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a check', () => {
  it.each(services(adequacy))('is first, alone or best at something: $check', ({ first, only, named }) => {
    expect(first + only + named).toBeGreaterThan(0);
  });

  it.each(suite)('says in a sentence which disease it names: $id', ({ why }: Check) => {
    expect(why).toMatch(/^[A-Z].{20,}\.$/s);
  });
});
