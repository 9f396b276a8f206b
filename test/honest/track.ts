import type { Held } from '../../src/contract/level.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import type { Finding, LevelTable } from '../../src/contract/report.ts';
import type { Cell } from '../../src/contract/subject.ts';
import { DTYPES, type Dtype } from '../../src/numeric/format.ts';
import { levelsOf, optionLevels } from '../../src/verdict/levels.ts';
import { Reaches } from './reach.ts';

/** How many runs held each level. */
export type Counts = Readonly<Partial<Record<Held | 'unknown', number>>>;

/** What some runs, each with a seed of its own, said of one subject. */
export class Track {
  readonly reaches = new Reaches();
  /** What was held against it, in words: of an honest subject, nothing. */
  readonly accusations: string[] = [];
  compared = 0;
  excluded = 0;
  readonly #held = new Map<string, Counts>();

  /** @param run which run these are the findings of, in words */
  add(findings: readonly Finding[], cells: readonly Cell[], run: string): void {
    for (const { check, quantity, dtype, status, reason, compared, excluded } of findings) {
      this.compared += compared;
      this.excluded += excluded;
      if (status === 'fail' || status === 'broken')
        this.accusations.push(`${run}: ${check}, ${quantity} in ${dtype}: ${reason}`);
    }
    this.#count('', levelsOf(findings, cells));
    for (const [option, table] of Object.entries(optionLevels(findings))) this.#count(option, table);
  }

  /** How many runs held each level, of a cell that was judged; of an option, where one is named. */
  held(quantity: Quantity, dtype: Dtype, option = ''): Counts | undefined {
    return this.#held.get(`${option}/${quantity}/${dtype}`);
  }

  #count(option: string, table: LevelTable): void {
    for (const quantity of QUANTITIES) {
      for (const dtype of DTYPES) {
        const level = table[quantity]?.[dtype];
        if (level === undefined) continue;
        const key = `${option}/${quantity}/${dtype}`;
        const counts = this.#held.get(key) ?? {};
        this.#held.set(key, { ...counts, [level]: (counts[level] ?? 0) + 1 });
      }
    }
  }
}
