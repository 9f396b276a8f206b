import { QUANTITIES } from '../../../src/contract/quantity.ts';
import { inProcess } from '../../../src/subjects/in-process.ts';
import { suite } from '../../../src/suite.ts';
import { Reaches } from '../../honest/reach.ts';
import type { Mutant } from '../mutant.ts';
import { judged, planned } from './measure.ts';
import type { Nearest } from './record.ts';

const LEVELS = ['stable', 'safe'] as const;

/** The checks that compare values one by one. */
const COMPARING = suite.filter(({ kind }) => kind === 'agreement' || kind === 'vectors').map(({ id }) => id);

/**
 * Of each bound, the mutant that comes nearest to it among those that break it: how many bounds its worst answer at `quick`
 * lies away from the correct one.
 */
export async function nearest(mutants: readonly Mutant[]): Promise<Nearest[]> {
  const found = new Map<string, Nearest>();
  for (const mutant of mutants) {
    const subject = inProcess(mutant.module, mutant);
    const reaches = new Reaches();
    await judged(reaches.listen(subject), planned('quick', COMPARING), 'safe');
    for (const dtype of new Set(subject.capabilities.cells.map((cell) => cell.dtype))) {
      for (const quantity of QUANTITIES) {
        for (const options of [false, true]) {
          for (const level of LEVELS) {
            const times = reaches.of(quantity, dtype, options)?.[level] ?? 0;
            const key = [quantity, dtype, options, level].join();
            if (times > 1 && times < (found.get(key)?.times ?? Number.POSITIVE_INFINITY))
              found.set(key, {
                quantity,
                dtype,
                options,
                level,
                times: Number(times.toPrecision(3)),
                by: mutant.name,
              });
          }
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => place(a) - place(b));
}

function place({ quantity, dtype, options, level }: Nearest): number {
  const order = [QUANTITIES.indexOf(quantity), ['float64', 'float32', 'float16', 'bfloat16'].indexOf(dtype)];
  return ((Number(options) * 4 + order[0]!) * 4 + order[1]!) * 2 + LEVELS.indexOf(level);
}
