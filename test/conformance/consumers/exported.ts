import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Outputs } from '../../../src/contract/quantity.ts';
import { expected } from '../../../src/oracle/expected.ts';
import { expectationsOf } from '../../../src/vectors/expectations.ts';
import type { Batch, VectorFormat } from '../../../src/vectors/formats/format.ts';
import { batchOf, bundlesOf } from '../../../src/vectors/order.ts';
import { joined } from '../../vectors/formats/batch.ts';

/** All vectors that people chose, without digits, which the reference alone has: the oracle is faster, and has the same bits. */
export function fastBatches(): Batch[] {
  const derive = (problem: Problem, outputs: Outputs) => expectationsOf(expected(problem, outputs));
  return bundlesOf().map((bundle) => batchOf({ ...bundle, derive }));
}

/** Writes batches into a folder. */
export function write(format: VectorFormat, batches: readonly Batch[], folder: string): void {
  const files = batches.flatMap((batch) => [...format.files(batch)]);
  const index = format.index?.(batches.map(({ name }) => name));
  for (const { name, bytes } of index ? [...files, index] : files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, joined(bytes));
  }
}
