/** A point on which implementations may differ, and all that is known to come of it. */
export interface Situation {
  /** What is asked. */
  readonly sentence: string;
  /** Outcome -> what it means. None is better than another. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** What the definitions say, and the checks expect unless another outcome is declared. */
  readonly defined?: string;
}

/**
 * Every point on which a subject may say what it does. An outcome that is not among those of its situation is a defect:
 * a plausible distribution made of NaN, a read out of bounds.
 * @see spec/special-values.md, which has this table
 */
export const DIALECT = {
  'all-masked-row': {
    sentence: 'A row of logits is -inf throughout.',
    outcomes: {
      nan: 'The row is NaN.',
      zeros: 'Every probability is 0, its logarithm -inf, and the loss +inf.',
      uniform: 'Every probability is 1/C, as for equal logits.',
      refused: 'The input is turned down.',
    },
  },
  'nan-logit': {
    sentence: 'A logit is NaN.',
    outcomes: {
      nan: 'The row has NaN, and no number that a row cannot have; the loss is not finite.',
      refused: 'The input is turned down.',
    },
  },
  'infinite-logit': {
    sentence: 'A logit is +inf.',
    outcomes: {
      nan: 'The row has NaN, and no number that a row cannot have; the loss is not finite.',
      refused: 'The input is turned down.',
    },
  },
  'all-rows-ignored': {
    sentence: 'Every row has the ignored label, under mean.',
    outcomes: {
      nan: 'The loss and its gradient are NaN.',
      'nan-loss': 'The loss is NaN, its gradient 0.',
      zero: 'The loss and its gradient are 0.',
      refused: 'The input is turned down.',
    },
  },
  'zero-weights': {
    sentence: 'The weights of all labels are 0, under mean.',
    outcomes: {
      nan: 'The loss and its gradient are NaN.',
      'nan-loss': 'The loss is NaN, its gradient 0.',
      zero: 'The loss and its gradient are 0.',
      refused: 'The input is turned down.',
    },
  },
  'weighted-mean': {
    sentence: 'The mean of row losses with class weights is divided.',
    outcomes: {
      weights: 'By the sum of the weights of the labels.',
      rows: 'By the number of rows that are not ignored.',
    },
    defined: 'weights',
  },
  'smoothing-share': {
    sentence: 'A share e of the target is spread over the classes.',
    outcomes: {
      'all-classes': 'Each class gets e/C, the label too.',
      'other-classes': 'Each class but the label gets e/(C-1); a label that is alone keeps all.',
    },
    defined: 'all-classes',
  },
  'masked-class-target': {
    sentence: 'A class has the logit -inf and, among dense targets, the target 0.',
    outcomes: {
      'left-out': 'It contributes nothing.',
      'nan-loss': 'The loss is NaN; the gradient is that without the class.',
      nan: 'The loss is NaN, and the gradient has NaN.',
    },
  },
  'ignored-nan-row': {
    sentence: 'A row with a NaN logit has the ignored label.',
    outcomes: {
      'left-out': 'The row counts for nothing, and its gradient is 0.',
      'nan-gradient': 'The row counts for nothing, and its gradient has NaN.',
      nan: 'The loss and the gradient of the row have NaN.',
      refused: 'The input is turned down.',
    },
  },
  'ignored-probabilities': {
    sentence: 'A label to ignore is given beside probabilities as targets.',
    outcomes: {
      'no-meaning': 'It has no meaning, and changes nothing.',
      refused: 'The input is turned down.',
    },
  },
  'label-too-large': {
    sentence: 'A label is C.',
    outcomes: {
      refused: 'The input is turned down.',
      ignored: 'The row counts for nothing, as with an ignored label.',
      'no-target': 'The row has no target: its loss is 0, and the mean counts it.',
      nan: 'The loss is NaN, and the gradient of the row NaN or 0.',
      unchecked: "Nothing is promised, and nothing is asked: labels are the caller's to check.",
    },
  },
  'label-negative': {
    sentence: 'A label is -1.',
    outcomes: {
      refused: 'The input is turned down.',
      ignored: 'The row counts for nothing, as with an ignored label.',
      'no-target': 'The row has no target: its loss is 0, and the mean counts it.',
      nan: 'The loss is NaN, and the gradient of the row NaN or 0.',
      'from-the-end': 'It names the last class, as an index in Python does.',
      unchecked: "Nothing is promised, and nothing is asked: labels are the caller's to check.",
    },
  },
  'no-rows': {
    sentence: 'There are no rows.',
    outcomes: {
      nan: 'There are no probabilities, and the mean loss is NaN.',
      zero: 'There are no probabilities, and the mean loss is 0.',
      refused: 'The input is turned down.',
    },
  },
  'no-classes': {
    sentence: 'There are rows without classes.',
    outcomes: {
      empty: 'There are no probabilities.',
      refused: 'The input is turned down.',
    },
  },
  'overflowing-sum': {
    sentence: 'The row losses add up to more than the largest float; their mean is less.',
    outcomes: {
      finite: 'The mean is right.',
      infinite: 'The mean is +inf.',
      nan: 'The mean is NaN, as of a compensated sum that is not guarded.',
      refused: 'The input is turned down.',
    },
  },
  subnormals: {
    sentence: 'A result lies below the smallest normal float.',
    outcomes: {
      kept: 'It is a subnormal float.',
      flushed: 'It may be 0, and so may an input or an intermediate result of that size.',
    },
    defined: 'kept',
  },
  'same-question': {
    sentence: 'A question is asked twice.',
    outcomes: {
      'same-bits': 'Both answers are the same, bit for bit.',
      varies: 'The last bits may differ.',
    },
    defined: 'same-bits',
  },
} as const satisfies Readonly<Record<string, Situation>>;

export type SituationName = keyof typeof DIALECT;

/** What a subject declares: situation -> outcome. */
export type Dialect = {
  readonly [Name in SituationName]?: keyof (typeof DIALECT)[Name]['outcomes'];
};

/** The part of a dialect that changes what is expected of problems that have a value. */
export type ReadingDialect = Pick<Dialect, 'weighted-mean' | 'smoothing-share' | 'subnormals'>;
