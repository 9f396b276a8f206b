import { QUANTITIES } from '../../contract/quantity.ts';
import type { Answer } from '../../contract/question.ts';
import { numbers } from '../look.ts';
import { probe } from '../probe.ts';
import { labelled } from '../problems.ts';

const CLASSES = 64;

/** Enough terms that another order of addition shows. */
const row = (start: number) =>
  Array.from({ length: CLASSES }, (_, k) => (((k + start) * 37) % CLASSES) / 8 - 4);

export const sameQuestion = probe({
  situation: 'same-question',
  why: 'Sums that several threads add to come out in the order in which these finish.',
  judges: QUANTITIES,
  times: 4,
  problem: (draw) => labelled(draw, [row(0), row(5), row(11), row(30)], [3, 17, 40, 63]),
  looks: {
    'same-bits': numbers((values, { again }) => again.every((other) => isSame(values, other))),
    varies: numbers((values, { again }) => again.some((other) => !isSame(values, other))),
  },
  covers: { varies: 'same-bits' },
});

function isSame(values: Float64Array, other: Answer): boolean {
  return other.kind === 'value' && values.every((value, n) => value === other.values[n]);
}
