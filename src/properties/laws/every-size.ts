import type { Case, Check, Draw } from '../../contract/check.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import type { Question } from '../../contract/question.ts';
import { agreement, reviveOne } from '../agreeing.ts';
import { type Batch, problemOf, type Row } from '../arbitraries/batch.ts';
import { ALL_SIZES, EDGES, type Shape, WIDE } from '../arbitraries/shapes.ts';
import { skipReason } from '../needs.ts';

/** Each size that draws may have, once: draws meet only some of them. */
export const everySize: Check = {
  id: 'every-size',
  kind: 'agreement',
  title: 'Every number of classes, and of rows, is computed like every other.',
  why: 'A kernel may be wrong at one width alone, where its last block is partly filled, and draws may pass by that one.',
  requirements: ['SCE-SOFTMAX-VALUE', 'SCE-LOG-SOFTMAX-VALUE', 'SCE-LOSS-VALUE', 'SCE-GRAD-VALUE'],
  judges: QUANTITIES,
  skip: (capabilities, dtype) => skipReason({ judges: QUANTITIES, needs: undefined }, capabilities, dtype),
  size: (draw) => shapesAt(draw).length,
  cases: async (draw, from, to) =>
    shapesAt(draw)
      .slice(from, to)
      .map((shape) => sizeCase(shape, draw)),
  revive: (questions, draw) =>
    reviveOne('every-size', questions, (question) => caseOf('every-size', question, draw)),
};

/** Widths and heights up to this have all their turns at `quick`. */
const NARROW = 40;

/** All shapes of the ladder; at `quick` narrow rows and the edges of blocks, one row each, and narrow columns. */
function shapesAt({ effort }: Draw): readonly Shape[] {
  const all = ALL_SIZES.flatMap(([, shapes]) => shapes);
  if (effort !== 'quick') return distinct(all);
  const widths = [...all.filter(([, classes]) => classes <= NARROW), ...EDGES, ...WIDE];
  const heights = all.filter(([rows]) => rows <= NARROW);
  return distinct([
    ...widths.map(([, classes]): Shape => [1, classes]),
    ...heights.map(([rows]): Shape => [rows, 2]),
  ]);
}

function distinct(shapes: readonly Shape[]): readonly Shape[] {
  return [...new Map(shapes.map((shape) => [shape.join(' x '), shape])).values()];
}

/**
 * A row that shows what a size can hide, in 32nds and so exact in every dtype: the last class has the better part of P
 * whatever C is, the others differ, and each label has a lead that it has in no neighbouring row.
 */
function rowOf(i: number, classes: number): Row {
  const label = classes - 1 - (i % classes);
  const doublings = 32 - Math.clz32(classes - 1);
  const logits = Array.from({ length: classes }, (_, j) => {
    const level = j === classes - 1 ? (11 / 16) * doublings : ((7 * (j + 1) * (i + 2)) % 17) / 32;
    return j === label ? level + 1 : level;
  });
  return { logits, label };
}

function sizeCase([rows, classes]: Shape, draw: Draw): Case {
  const batch: Batch = {
    dtype: draw.dtype,
    rows: Array.from({ length: rows }, (_, i) => rowOf(i, classes)),
  };
  const question = { problem: problemOf(batch), quantities: QUANTITIES };
  return caseOf(`every-size/${rows}x${classes}`, question, draw);
}

function caseOf(id: string, question: Question, draw: Draw): Case {
  const itself: Case = {
    id,
    ...agreement(question, draw),
    // Another size is another question.
    smallest: async () => itself,
  };
  return itself;
}
