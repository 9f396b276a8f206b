import type { Book } from '../book.ts';

/** What the page knows beyond the report. */
export interface PageBook extends Pick<Book, 'requirements' | 'groups'> {
  /** The words that name the subject on a command line, where they are known. */
  readonly subject?: readonly string[];
}
