import type { Bin, Measures, Reach } from '../contract/measures.ts';

/** Significant digits of an error in a report. Rounding keeps the order, so the largest is the same before and after. */
const DIGITS = 3;

/** Measurements as plain JSON, a bin a line: `[bin, worst, safe, stable, counts...]`, each level by its least and most. */
export function measuresJson({ gap, offset, classes }: Measures): object {
  return { gap: gap.map(row), offset: offset.map(row), classes: classes.map(row) };
}

function row({ bin, counts, worst, safe, stable }: Bin): readonly unknown[] {
  return [bin, brief(worst), ...ends(safe), ...ends(stable), ...counts];
}

function ends(reach: Reach | undefined): readonly unknown[] {
  return reach ? reach.map(brief) : [null, null];
}

function brief(floats: number): number | 'inf' {
  // JSON has no infinity.
  return Number.isFinite(floats) ? Number(floats.toPrecision(DIGITS)) : 'inf';
}
