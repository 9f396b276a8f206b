import { readFileSync } from 'node:fs';
import { UsageError } from '../contract/errors.ts';

/** @throws UsageError if a file cannot be read */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
}
