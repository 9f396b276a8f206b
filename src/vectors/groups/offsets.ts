import { formatOf, largestFinite } from '../../numeric/format.ts';
import { nextDown } from '../../numeric/ordinal.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, WIDE, writing } from '../kit.ts';

/** Offsets k with 2 + 2^k and -1 + 2^k exact in a significand of p bits. */
const EXPONENTS = [4, 9, 13, 20, 44, 51];
const LEVELS = [1e4, 1e8, 1e20, 1e100, 1e300];

export const offsets: VectorGroup = {
  id: 'offsets',
  title: 'A common offset that the format can hold exactly changes nothing.',
  why: 'Adding the maximum back, in m + ln S, loses the digits of ln S below the last place of m; every offset here is exact, so nothing may be lost.',
  requirements: [...VALUES, 'SCE-SHIFT'],
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    const largest = largestFinite(format);
    const flags = ['lse-cancellation'] as const;
    const shifts = EXPONENTS.filter((k) => k < format.precision - 1).flatMap((k) => {
      const offset = 2 ** k;
      return [
        write(`plus-2-to-${k}`, `Logits 2 and -1 with 2^${k} added: the loss of 3 and 0.`, flags, {
          logits: [[2 + offset, -1 + offset]],
          labels: [0],
        }),
        write(`minus-2-to-${k}`, `Logits 2 and -1 with 2^${k} taken away.`, flags, {
          logits: [[2 - offset, -1 - offset]],
          labels: [1],
        }),
      ];
    });
    const equal = LEVELS.filter((level) => level <= largest).map((level) =>
      write(
        `equal-${level.toExponential().replace('e+', 'e')}`,
        `Two logits of about ${level}: loss ln 2.`,
        flags,
        {
          logits: [[level, level]],
          labels: [1],
        },
      ),
    );
    return [
      write('none', 'Logits 2 and -1 as they are.', flags, { logits: [[2, -1]], labels: [0] }),
      ...shifts,
      ...equal,
      write('equal-largest', 'The largest finite number twice: loss ln 2.', flags, {
        logits: [[largest, largest]],
        labels: [0],
      }),
      write('largest-neighbours', 'The largest finite number and the one below it: an enormous gap.', flags, {
        logits: [[largest, nextDown(largest, format)]],
        labels: [0],
      }),
      write(
        'rows-at-two-offsets',
        'The same row twice, once 64 higher: the same loss, the same gradient.',
        flags,
        {
          logits: [
            [2, -1, 0.5],
            [66, 63, 64.5],
          ],
          labels: [0, 0],
        },
      ),
    ];
  },
};
