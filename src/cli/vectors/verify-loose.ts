import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../contract/errors.ts';
import type { Bundle } from '../../vectors/bundle.ts';
import type { Excerpt } from '../../vectors/excerpt.ts';
import { bundlesOf } from '../../vectors/order.ts';
import { verifyFile } from '../../vectors/verify.ts';
import type { Findings } from './findings.ts';

/** Which files of a folder are vector files that can be read without a manifest. */
export function looseNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.jsonl?$/.test(name) && name !== 'package.json')
    .sort();
}

/**
 * Derives what some files expect anew. Files may be left out, as by somebody who needs only some; cases may not.
 * @param whole  whether all cases of a bundle are to be there: not asked of files of another version
 */
export async function verifyLoose(
  folder: string,
  names: readonly string[],
  findings: Findings,
  whole = true,
): Promise<void> {
  const known = whole ? remembered() : undefined;
  for (const name of names) {
    findings.guard(() => {
      const path = join(folder, name);
      verifyFile(path, readText(path), known).forEach(findings.differs);
    });
    // Lets the event loop turn: a long run must hear an interrupt.
    await setImmediate();
  }
}

/** The bundles of excerpts, each listed once. */
function remembered(): (excerpt?: Excerpt) => readonly Bundle[] {
  const lists = new Map<string, readonly Bundle[]>();
  return (excerpt) => {
    const key = JSON.stringify(excerpt) ?? '';
    const bundles = lists.get(key) ?? bundlesOf(excerpt);
    lists.set(key, bundles);
    return bundles;
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
}
