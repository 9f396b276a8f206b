import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, upTo, writing } from '../kit.ts';

export const labelEnds: VectorGroup = {
  id: 'label-ends',
  title: 'The first and the last class are labels like any other.',
  why: 'Labels taken as one-based, read one place off, or stored in the dtype of the logits (where 257 is no bfloat16, and 2049 no float16) go wrong at the ends first.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE'],
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['label-index'] as const;
    const quantities = ['cross_entropy', 'cross_entropy_grad'] as const;
    const ends = [2, 3, 8, 10].flatMap((classes) => [
      write(`first-of-${classes}`, `The first of ${classes} classes.`, flags, {
        logits: [mixed(classes)],
        labels: [0],
        quantities,
      }),
      write(`last-of-${classes}`, `The last of ${classes} classes.`, flags, {
        logits: [mixed(classes)],
        labels: [classes - 1],
        quantities,
      }),
    ]);
    return [
      ...ends,
      write('every-class', 'Six rows, each with another of six labels.', flags, {
        logits: upTo(6).map(() => mixed(6)),
        labels: upTo(6),
        quantities,
      }),
      write('both-ends', 'Four rows with the first and the last label by turns.', flags, {
        logits: upTo(4).map((k) => mixed(4, 3 * k)),
        labels: [0, 3, 3, 0],
        quantities,
      }),
      ...(dtype === 'bfloat16'
        ? [
            write(
              'label-257',
              'Label 257 of 260: no bfloat16, and its neighbours have other logits.',
              flags,
              {
                logits: [mixed(260)],
                labels: [257],
                quantities: ['cross_entropy'],
              },
            ),
          ]
        : []),
      ...(dtype === 'float16'
        ? [
            write(
              'label-2049',
              'Label 2049 of 2052: no float16, and its neighbours have other logits.',
              flags,
              {
                logits: [mixed(2052)],
                labels: [2049],
                quantities: ['cross_entropy'],
              },
            ),
          ]
        : []),
    ];
  },
};
