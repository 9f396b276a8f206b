import * as v from 'valibot';
import type { Bin, Measures, Reach } from '../contract/measures.ts';
import { Count, Floats, readFloats } from './example-text.ts';

const End = v.nullable(Floats);

/** The last bin is that of what is infinite (spec/measurements.md). */
const Place = v.pipe(Count, v.maxValue(63));

const Row = v.tupleWithRest([Place, Floats, End, End, End, End], Count);

/** Measurements of a report: see `measuresJson`. */
export const MeasuresText = v.object({ gap: v.array(Row), offset: v.array(Row), classes: v.array(Row) });

export function readMeasures({ gap, offset, classes }: v.InferOutput<typeof MeasuresText>): Measures {
  return { gap: gap.map(bin), offset: offset.map(bin), classes: classes.map(bin) };
}

function bin([bin, worst, ...rest]: v.InferOutput<typeof Row>): Bin {
  const [safeLeast, safeMost, stableLeast, stableMost, ...counts] = rest;
  const [safe, stable] = [reach(safeLeast, safeMost), reach(stableLeast, stableMost)];
  return { bin, worst: readFloats(worst), ...(safe && { safe }), ...(stable && { stable }), counts };
}

function reach(least: v.InferOutput<typeof End>, most: v.InferOutput<typeof End>): Reach | undefined {
  return least === null || most === null ? undefined : [readFloats(least), readFloats(most)];
}
