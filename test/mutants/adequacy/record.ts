import { readFileSync } from 'node:fs';
import type { Effort } from '../../../src/contract/check.ts';
import type { Level } from '../../../src/contract/level.ts';
import type { Quantity } from '../../../src/contract/quantity.ts';
import type { Dtype } from '../../../src/numeric/format.ts';

/** What `npm run adequacy` measured: conformance/adequacy.json. */
export interface Adequacy {
  readonly suite: string;
  readonly seed: number;
  /** All checks, in the order of reports. */
  readonly checks: readonly string[];
  readonly mutants: readonly MutantRecord[];
  readonly machine: readonly MachineRecord[];
  readonly nearest: readonly Nearest[];
}

/** The mutant that comes nearest to a bound among those that break it. */
export interface Nearest {
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  /** Whether of problems with more than labels and a mean. */
  readonly options: boolean;
  readonly level: 'safe' | 'stable';
  /** How many bounds its worst answer lies away from the correct one. */
  readonly times: number;
  readonly by: string;
}

/** A mutant of the bank, and who kills it. */
export interface MutantRecord {
  readonly name: string;
  readonly disease: string;
  readonly seen: string;
  readonly dtypes: readonly string[];
  /** At which it was judged. */
  readonly level: Level;
  /** The check that names the disease best, and the least effort at which it kills. */
  readonly killer: string;
  readonly effort: Effort;
  /** All that kill, in the order of reports. */
  readonly quick: readonly string[];
  readonly standard: readonly string[];
  /** What is broken, by the findings at `standard`. */
  readonly requirements: readonly string[];
}

/** A machine-made mutant, and who kills it first; nobody where it is equivalent. */
export interface MachineRecord {
  /** The program that was changed. */
  readonly program: string;
  readonly id: string;
  readonly killer?: string;
  readonly effort?: Effort;
}

/** The committed record. */
export function recorded(): Adequacy {
  return JSON.parse(readFileSync('conformance/adequacy.json', 'utf8'));
}

/** The record as text, one mutant a line. */
export function encode({ mutants, machine, nearest, ...rest }: Adequacy): string {
  const lines = (records: readonly object[]) =>
    records.map((record) => `    ${JSON.stringify(record)}`).join(',\n');
  const head = JSON.stringify(rest, null, 2).replace(/\n}$/, '');
  return `${head},\n  "mutants": [\n${lines(mutants)}\n  ],\n  "machine": [\n${lines(machine)}\n  ],\n  "nearest": [\n${lines(nearest)}\n  ]\n}\n`;
}
