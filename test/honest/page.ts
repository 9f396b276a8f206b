import type { Level } from '../../src/contract/level.ts';
import { rank } from '../../src/contract/level.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { SUITE } from '../../src/contract/suite.ts';
import { DTYPES, type Dtype } from '../../src/numeric/format.ts';
import type { Honest } from './honest.ts';
import { margins } from './margins.ts';
import { MEASURED, type Measured } from './reach.ts';
import type { Counts, Track } from './track.ts';

interface Tracked {
  readonly honest: Honest;
  readonly track: Track;
}

const OPTIONS = ['probabilities', 'reductions', 'weights', 'label_smoothing', 'ignore_index', 'upstream'];

/** What conformance/honest.json says. */
export async function pageOf(
  runs: Readonly<Record<'quick' | 'standard', number>>,
  subjects: readonly Tracked[],
) {
  return {
    suite: SUITE,
    runs,
    subjects: subjects.map(({ honest: { name }, track }) => ({
      name,
      accusations: track.accusations,
      compared: track.compared,
      excluded: track.excluded,
      levels: levels(track, ''),
      options: Object.fromEntries(
        OPTIONS.map((option) => [option, levels(track, option)] as const).filter(
          ([, table]) => Object.keys(table).length > 0,
        ),
      ),
    })),
    bounds: [false, true].flatMap((options) =>
      QUANTITIES.flatMap((quantity) =>
        DTYPES.flatMap((dtype) =>
          MEASURED.flatMap((level) => worst(subjects, quantity, dtype, level, options)),
        ),
      ),
    ),
    blind: await margins(),
  };
}

/** How many runs held each level, by quantity and dtype: one level, where all is well. */
function levels(track: Track, option: string) {
  const table: Partial<Record<Quantity, Partial<Record<Dtype, Counts>>>> = {};
  for (const quantity of QUANTITIES) {
    for (const dtype of DTYPES) {
      const held = track.held(quantity, dtype, option);
      if (held) table[quantity] = { ...table[quantity], [dtype]: held };
    }
  }
  return table;
}

/** The largest part of a bound that a subject used whose level it is, and which that was. */
function worst(
  subjects: readonly Tracked[],
  quantity: Quantity,
  dtype: Dtype,
  level: Measured,
  options: boolean,
) {
  const used = subjects
    .filter(({ honest }) => isHeld(honest, quantity, dtype, level))
    .flatMap(({ honest: { name }, track }) => {
      const reach = track.reaches.of(quantity, dtype, options)?.[level];
      return reach === undefined ? [] : [{ name, reach }];
    })
    .sort((a, b) => b.reach - a.reach);
  const [most] = used;
  if (!most) return [];
  const by = { subjects: used.length, used: Number(most.reach.toPrecision(3)), by: most.name };
  return [{ quantity, dtype, level, options, ...by }];
}

function isHeld({ levels }: Honest, quantity: Quantity, dtype: Dtype, level: Level): boolean {
  const held = levels[dtype];
  return held !== undefined && rank(typeof held === 'string' ? held : held[quantity]) >= rank(level);
}
