import { AXES, type Bin, type Measures, type Reach } from '../contract/measures.ts';
import { sumOfCounts } from './histogram.ts';

/** What was measured in two places, as if it had been in one. */
export function mergeMeasures(a: Measures, b: Measures): Measures {
  const [gap, offset, classes] = AXES.map((axis) => mergeBins(a[axis], b[axis]));
  return { gap: gap!, offset: offset!, classes: classes! };
}

function mergeBins(a: readonly Bin[], b: readonly Bin[]): readonly Bin[] {
  const merged: Bin[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [first, second] = [a[i]!, b[j]!];
    if (first.bin <= second.bin) i++;
    if (second.bin <= first.bin) j++;
    merged.push(first.bin === second.bin ? mergeBin(first, second) : first.bin < second.bin ? first : second);
  }
  return [...merged, ...a.slice(i), ...b.slice(j)];
}

function mergeBin(a: Bin, b: Bin): Bin {
  const [safe, stable] = [hull(a.safe, b.safe), hull(a.stable, b.stable)];
  return {
    bin: a.bin,
    counts: sumOfCounts(a.counts, b.counts),
    worst: Math.max(a.worst, b.worst),
    ...(safe && { safe }),
    ...(stable && { stable }),
  };
}

function hull(a: Reach | undefined, b: Reach | undefined): Reach | undefined {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}
