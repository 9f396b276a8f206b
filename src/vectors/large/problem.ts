import type { Problem } from '../../contract/problem.ts';
import type { Dtype } from '../../numeric/format.ts';
import type { Family } from './families.ts';
import type { Size } from './size.ts';
import { Words } from './words.ts';

/** The id of a large vector: problems of other seeds are other vectors. */
export function idOf({ facts }: Family, { rows, classes }: Size, seed: number): string {
  return `${facts.id}/${rows}x${classes}-seed-${seed}`;
}

/** The problem of that id: for each row its label, and then its logits from the first class to the last. */
export function largeProblem(family: Family, size: Size, dtype: Dtype, seed: number): Problem {
  const { rows, classes } = size;
  const words = new Words(`${idOf(family, size, seed)} ${dtype}`);
  const values = new Float64Array(rows * classes);
  const labels = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const label = words.below(classes);
    labels[i] = label;
    family.fill(values.subarray(i * classes, (i + 1) * classes), label, words, dtype);
  }
  return {
    logits: { dtype, shape: [rows, classes], values },
    targets: { kind: 'index', values: labels },
    reduction: 'mean',
  };
}
