import { SubjectError } from '../contract/errors.ts';

/** What a thrown error says of us; but a subject of which nothing more can be had ends the run. */
export function bugOf(error: unknown): string {
  if (error instanceof SubjectError) throw error;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
