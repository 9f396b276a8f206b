import type { Finding } from '../../src/contract/report.ts';
import type { Cell } from '../../src/contract/subject.ts';

export const cell = (quantity: Cell['quantity'], dtype: Cell['dtype'] = 'float64'): Cell => ({
  quantity,
  dtype,
  output: dtype,
});

/** A passing finding on softmax in float64, but for what is given. */
export const finding = (overrides: Partial<Finding> = {}): Finding => ({
  check: 'agreement',
  kind: 'agreement',
  title: 'the answer is the true value',
  why: 'Catches all that is wrong anywhere.',
  requirements: ['SCE-SOFTMAX-VALUE'],
  quantity: 'softmax',
  dtype: 'float64',
  status: 'pass',
  level: 'faithful',
  cases: 10,
  compared: 100,
  excluded: 0,
  ...overrides,
});

const { level: _, ...levelless } = finding();

export const failed = finding({ status: 'fail', level: 'none', reason: 'wrong' });
export const broken: Finding = {
  ...levelless,
  status: 'broken',
  cause: 'crashed',
  reason: 'signal 11',
  compared: 0,
};
export const skipped: Finding = {
  ...levelless,
  status: 'skip',
  reason: 'not claimed',
  cases: 0,
  compared: 0,
};
