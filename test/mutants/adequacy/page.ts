import { EQUIVALENT, type Equivalent } from '../machine/equivalent.ts';
import { checkRows } from './checks.ts';
import { honestPart, secondOraclePart } from './others.ts';
import type { Adequacy, MachineRecord, MutantRecord, Nearest } from './record.ts';
import { share, table } from './text.ts';

/** conformance/adequacy.md: what the mutants say of the suite, and what others measured beside it. */
export function pageOf(adequacy: Adequacy): string {
  return [ofMutants(adequacy), honestPart(), secondOraclePart()].filter((part) => part !== '').join('\n');
}

/** The part of the page that shows the record of mutants. */
export function ofMutants(adequacy: Adequacy): string {
  const { suite, seed, mutants, machine, checks, nearest } = adequacy;
  const killed = mutants.filter(({ standard }) => standard.length > 0);
  const quickly = mutants.filter(({ quick }) => quick.length > 0);
  const living = machine.filter(({ killer }) => killer === undefined);
  const mortal = machine.length - living.filter(isEquivalent).length;
  return `# Adequacy

What the suite is worth, measured: \`npm run adequacy\` ran every mutant, an implementation that is wrong on purpose,
against every check of ${suite} with seed ${seed}, and wrote this page and [its data](adequacy.json).

| | mutants | killed at \`standard\` | at \`quick\` |
|---|---|---|---|
| written by hand, ${cited(mutants)} of them after real defects | ${mutants.length} | ${share(killed.length, mutants.length)} | ${share(quickly.length, mutants.length)} |
${machineRows(machine)}

Of ${machine.length} mutants made by machine ${machine.length - mortal} are equivalent, each with [its argument](#equivalent-mutants);
they count neither as killed nor as mutants above.${survivors(living)}

## Checks

Every check kills something that no other kills, or is the first to kill something, in the order of reports, or names some
disease best: that is what the last column says of it.

${table(['check', 'kills', 'first', 'only', 'named by', 'which disease it names'], checkRows(adequacy))}

## Mutants

Of each: what is wrong, where it was seen, the level at which it fails, the check that names it best, the first to kill it at
\`quick\` and at \`standard\`, and how many kill it.

${diseases(mutants)}

## Who kills whom

One column a check, numbered as above; one line a mutant. \`●\` kills at \`quick\` already, \`○\` at \`standard\`, \`·\` does not kill.

\`\`\`
${matrix(mutants, checks)}
\`\`\`

## Machine-made mutants

One operator, comparison, condition, constant, index or bound changed at a time: in
[a textbook implementation](../test/mutants/machine/textbook.mjs) with all options, and in the control flow of the kernel. A loop
that would not end is stopped by a count of its steps. First killers:

${table(['program', ...firstKillers(machine)], killersByProgram(machine))}

### Equivalent mutants

${table(['program', 'change', 'why nobody can tell'], living.filter(isEquivalent).map(argued))}

## How near mutants come to the bounds

Of each bound, the mutant that comes nearest to it among those that break it: how many bounds its worst answer at \`quick\`
lies away from the correct one.

${table(['quantity', 'dtype', 'bound', 'bounds away', 'mutant'], nearest.map(nearestRow))}
`;
}

/** How many were seen in a public thread: owner/name#number. */
export function cited(mutants: readonly Pick<MutantRecord, 'seen'>[]): number {
  return mutants.filter(({ seen }) => /^[\w.-]+\/[\w.-]+#\d+$/.test(seen)).length;
}

function machineRows(machine: readonly MachineRecord[]): string {
  const kinds = [
    ['made by machine from a textbook', (program: string) => program === 'textbook'],
    ["made by machine from the kernel's control flow", (program: string) => program !== 'textbook'],
  ] as const;
  return kinds
    .map(([name, belongs]) => {
      const all = machine.filter((one) => belongs(one.program) && !isEquivalent(one));
      const killed = all.filter(({ killer }) => killer !== undefined);
      const quickly = all.filter(({ effort }) => effort === 'quick');
      return `| ${name} | ${all.length} | ${share(killed.length, all.length)} | ${share(quickly.length, all.length)} |`;
    })
    .join('\n');
}

function argumentFor({ program, id }: MachineRecord): Equivalent | undefined {
  return EQUIVALENT.find((one) => one.program === program && one.ids.includes(id));
}

function isEquivalent(record: MachineRecord): boolean {
  return record.killer === undefined && argumentFor(record) !== undefined;
}

function argued(record: MachineRecord): string[] {
  return [record.program, `\`${record.id}\``, argumentFor(record)!.because];
}

function nearestRow({ quantity, dtype, options, level, times, by }: Nearest): string[] {
  return [`${quantity}${options ? ' with options' : ''}`, dtype, level, String(times), by];
}

function survivors(living: readonly MachineRecord[]): string {
  const unexplained = living.filter((one) => !isEquivalent(one));
  if (unexplained.length === 0) return '';
  return ` Survivors: ${unexplained.map(({ program, id }) => `\`${program}, ${id}\``).join('; ')}.`;
}

function diseases(mutants: readonly MutantRecord[]): string {
  const names = [...new Set(mutants.map(({ disease }) => disease))];
  const head = [
    'mutant',
    'seen',
    'dtype',
    'fails at',
    'named by',
    'first at quick',
    'first at standard',
    'kill',
  ];
  return names
    .map((disease) => {
      const rows = mutants.filter((one) => one.disease === disease).map(mutantRow);
      return `### ${disease[0]!.toUpperCase()}${disease.slice(1)}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

function mutantRow({ name, seen, dtypes, level, killer, quick, standard }: MutantRecord): string[] {
  const first = [quick[0] ?? '–', standard[0] ?? '–'];
  return [name, seen, dtypes.join(', '), level, killer, ...first, String(standard.length)];
}

function matrix(mutants: readonly MutantRecord[], checks: readonly string[]): string {
  const width = Math.max(...mutants.map(({ name }) => name.length));
  const grouped = (cells: readonly string[]) =>
    cells.map((cell, k) => (k > 0 && k % 5 === 0 ? ` ${cell}` : cell)).join('');
  const numbers = checks.map((_, k) => String(k + 1));
  const head = [
    grouped(numbers.map((n) => (n.length > 1 ? n[0]! : ' '))),
    grouped(numbers.map((n) => n.at(-1)!)),
  ];
  const rows = mutants.map(({ name, quick, standard }) => {
    const cells = checks.map((check) => (quick.includes(check) ? '●' : standard.includes(check) ? '○' : '·'));
    return `${name.padEnd(width)}  ${grouped(cells)}`;
  });
  return [...head.map((line) => `${' '.repeat(width)}  ${line}`.trimEnd()), ...rows].join('\n');
}

function firstKillers(machine: readonly MachineRecord[]): string[] {
  return [...new Set(machine.flatMap(({ killer }) => (killer === undefined ? [] : [killer])))];
}

function killersByProgram(machine: readonly MachineRecord[]): string[][] {
  const programs = [...new Set(machine.map(({ program }) => program))];
  return programs.map((program) => [
    program,
    ...firstKillers(machine).map((killer) =>
      String(machine.filter((one) => one.program === program && one.killer === killer).length),
    ),
  ]);
}
