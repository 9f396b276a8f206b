import type { Report } from '../contract/report.ts';
import { page } from '../reports/page/page.ts';
import { saved } from '../reports/saved.ts';
import { loadBook } from './book.ts';

/**
 * A report as a page of HTML, with what the spec says of what is broken.
 * @param subject the words that name the subject, if it can be asked again
 */
export function htmlReport(report: Report, subject?: readonly string[]): string {
  return page(saved(report), { ...loadBook(), ...(subject && { subject }) });
}
