import type { Dialect, ReadingDialect } from '../contract/dialect.ts';
import type { Problem } from '../contract/problem.ts';

/** The problem in the reading of a subject that declares this dialect. What does not change its values is left out. */
export function meant(problem: Problem, dialect: Dialect = {}): Problem {
  const { 'weighted-mean': mean, 'smoothing-share': smoothing, subnormals } = dialect;
  const reading: ReadingDialect = {
    ...(mean && { 'weighted-mean': mean }),
    ...(smoothing && { 'smoothing-share': smoothing }),
    ...(subnormals && { subnormals }),
  };
  return Object.keys(reading).length === 0 ? problem : { ...problem, dialect: reading };
}
