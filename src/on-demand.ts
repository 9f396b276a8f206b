import type { Check } from './contract/check.ts';
import type { Report } from './contract/report.ts';
import type { Subject } from './contract/subject.ts';
import type { Settings } from './settings.ts';

// What brings most of the project with it is loaded when it is called, so that importing the library is quick.

/** Judges a subject: see `certify.ts`. */
export async function certify(subject: Subject, settings?: Settings): Promise<Report> {
  const { certify } = await import('./certify.ts');
  return certify(subject, settings);
}

/** All checks, in the order of reports. */
export async function loadSuite(): Promise<readonly Check[]> {
  const { suite } = await import('./suite.ts');
  return suite;
}
