/** Machine-made mutants that nobody can tell from the program, and why. */
export interface Equivalent {
  readonly program: string;
  readonly ids: readonly string[];
  /** One sentence. */
  readonly because: string;
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    program: 'textbook',
    ids: [
      'softmax: i < rows → i <= rows',
      'logSoftmax: i < rows → i <= rows',
      'crossEntropyGradient: i < rows → i <= rows',
    ],
    because: 'What the extra row writes lies beyond the end of a typed array, where nothing is kept.',
  },
  {
    program: 'textbook',
    ids: ['softmax: j < classes → j <= classes (2)', 'logSoftmax: j < classes → j <= classes (2)'],
    because:
      'What is written beyond the row is overwritten by the next one, or lies beyond the end of the array.',
  },
  {
    program: 'kernel/softmax',
    ids: ['logSoftmax: start < logits.length → start <= logits.length'],
    because: 'What the extra row writes lies beyond the end of a typed array, where nothing is kept.',
  },
  {
    program: 'kernel/rows',
    ids: [
      'constructor: labels && !weights && smoothing === 0 && !upstream → false',
      'runCounted: this.directTask → false',
    ],
    because: 'All rows go the general path, which is as right as the direct one, and slower.',
  },
  {
    program: 'kernel/rows',
    ids: ['run: i < rows → i <= rows'],
    because: 'The extra turn finds no row from the last one on, and does nothing.',
  },
  {
    program: 'kernel/rows',
    ids: ['run: divisor.isZero → false'],
    because: 'Where no row counts, every row is ignored or has no weight, and is filled with 0 for that.',
  },
  {
    program: 'kernel/rows',
    ids: [
      'run: end < rows → true',
      'run: end < rows → false',
      'run: end < rows → end <= rows',
      'run: end < rows → end >= rows',
    ],
    because:
      'The arrays are new, so that an ignored row is 0 already; only a caller who gives an array would see it.',
  },
  {
    program: 'kernel/rows',
    ids: ['nextIgnored: !labels || ignoreIndex === undefined → !labels && ignoreIndex === undefined'],
    because: 'No label equals a label to ignore that is not there, and without labels none is given.',
  },
  {
    program: 'kernel/direct-rows',
    ids: ['softmax: i < to → i <= to'],
    because: 'The extra row lies beyond the logits, is not direct, and ends the loop at the same row.',
  },
  {
    program: 'kernel/direct-rows',
    ids: [
      'softmax: !this.read(logits, start, classes, -1, out) → true',
      'entropy: !this.read(logits, start, classes, label, gradient) → true',
      'read: !directExponentials(logits, from, to, he … , tails, tailsAt) → true',
    ],
    because: 'Every row is handed on to the general path, which is as right, and slower.',
  },
  {
    program: 'kernel/direct-rows',
    ids: [
      'entropy: gradient → true',
      'prepare: this.tails.length < classes → true',
      'prepare: this.tails.length < classes → this.tails.length <= classes',
    ],
    because: 'Room is made that is not needed.',
  },
  {
    program: 'kernel/direct-rows',
    ids: ['entropy: each || total → true'],
    because: 'A loss is worked out that nobody asked for, and goes nowhere.',
  },
  {
    program: 'kernel/direct-rows',
    ids: ['read: from < end → from <= end', 'read: from + BLOCK < end → from + BLOCK <= end'],
    because: 'Where the row ends with a block, the extra block is empty, and both ends are the same.',
  },
  {
    program: 'kernel/direct-rows',
    ids: ['read: label < to → label <= to'],
    because: 'What is read too early for the label is read again in the next block, where the label is.',
  },
  {
    program: 'kernel/general-rows',
    ids: ['run: smoothing > 0 → true', 'run: smoothing > 0 → smoothing >= 0'],
    because: 'A label goes the way of dense targets, which gives the same for targets that are one-hot.',
  },
  {
    program: 'kernel/general-rows',
    ids: ['run: !total && !each → false'],
    because: 'A loss is worked out that nobody asked for, and goes nowhere.',
  },
  {
    program: 'kernel/general-rows',
    ids: [
      'run: !tameLoss(row, tame, loss) → true',
      'writeGradient: writeTameGradient(row, tame, divisor, sign, out, start) → false',
    ],
    because: 'A tame row goes the long way as well, which gives the same bits; here no row is tame.',
  },
  {
    program: 'kernel/dense-gradients',
    ids: ['write: j < classes → j <= classes (2)'],
    because:
      'What is written beyond the row is overwritten by the next one, or lies beyond the end of the array.',
  },
  {
    program: 'kernel/target-weights',
    ids: ['of: smoothing > 0 → true', 'of: smoothing > 0 → smoothing >= 0'],
    because: 'Without smoothing the target is multiplied by 1, and 0 is added.',
  },
];
