import type * as v from 'valibot';

/** The message for a name that is none of an object's, where it is no matter of versions but a mistake. */
export function misspelt(message: string) {
  return (issue: v.StrictObjectIssue) => (issue.expected === 'never' ? message : issue.message);
}
